//! Byte offsets to code-point offsets.

/// Counts code points; built once a text, each answer reads at most 64 bytes.
pub struct CodePoints<'a> {
    raw: &'a [u8],
    /// Empty where every byte is a code point.
    every: Vec<u32>,
}

const STEP: usize = 64;

impl<'a> CodePoints<'a> {
    pub fn new(raw: &'a str) -> Self {
        if raw.is_ascii() {
            return CodePoints { raw: raw.as_bytes(), every: Vec::new() };
        }
        let raw = raw.as_bytes();
        let mut every = Vec::with_capacity(raw.len() / STEP + 2);
        let mut count = 0u32;
        for block in raw.chunks(STEP) {
            every.push(count);
            count += leads(block);
        }
        every.push(count);
        CodePoints { raw, every }
    }

    /// How many code points begin before `byte`.
    pub fn at(&self, byte: usize) -> u32 {
        if self.every.is_empty() {
            return byte.min(self.raw.len()) as u32;
        }
        let block = byte / STEP;
        self.every[block.min(self.every.len() - 1)] + leads(&self.raw[(block * STEP).min(self.raw.len())..byte.min(self.raw.len())])
    }

    pub fn span(&self, (start, end): (usize, usize)) -> [u32; 2] {
        [self.at(start), self.at(end)]
    }
}

/// How many bytes begin a code point: eight at once, all but those of the form 10xxxxxx.
fn leads(bytes: &[u8]) -> u32 {
    let mut eights = bytes.chunks_exact(8);
    let mut following = 0;
    for eight in &mut eights {
        let n = u64::from_le_bytes([eight[0], eight[1], eight[2], eight[3], eight[4], eight[5], eight[6], eight[7]]);
        following += ((n >> 7) & !(n >> 6) & 0x0101_0101_0101_0101).count_ones();
    }
    following += eights.remainder().iter().filter(|&&b| b & 0xc0 == 0x80).count() as u32;
    bytes.len() as u32 - following
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_python_does() {
        let text = "Așa spun „ei” — 𝔸 și 北京 ".repeat(20);
        let points = CodePoints::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte) as usize, n);
        }
        assert_eq!(points.at(text.len()) as usize, text.chars().count());
    }
}
