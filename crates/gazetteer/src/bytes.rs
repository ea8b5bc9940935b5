//! The bytes of a gazetteer, wherever they are, and their sections.

use crate::error::GazetteerError;
use crate::format::{self, Section};
use memmap2::Mmap;
use sha2::{Digest, Sha256};
use std::ops::Range;
use std::path::Path;

pub enum Bytes {
    #[cfg_attr(not(feature = "embed"), allow(dead_code))]
    Static(&'static [u8]),
    Owned(Vec<u8>),
    Mapped(Mmap),
}

impl Bytes {
    pub fn open(path: &Path) -> Result<Bytes, GazetteerError> {
        let io = |source| GazetteerError::Io { path: path.to_path_buf(), source };
        let file = std::fs::File::open(path).map_err(io)?;
        if file.metadata().map_err(io)?.len() == 0 {
            return Err(GazetteerError::NotAGazetteer);
        }
        // SAFETY: the map is only read. As with every mapped file, nobody may
        // shorten it meanwhile; gazetteers are written once and then renamed.
        #[allow(unsafe_code)]
        let map = unsafe { Mmap::map(&file) }.map_err(io)?;
        Ok(Bytes::Mapped(map))
    }

    #[inline]
    pub fn all(&self) -> &[u8] {
        match self {
            Bytes::Static(bytes) => bytes,
            Bytes::Owned(bytes) => bytes,
            Bytes::Mapped(map) => map,
        }
    }
}

/// A file whose header is sound: every section lies within it and holds whole
/// records.
pub struct File {
    bytes: Bytes,
    sections: [Range<usize>; format::SECTIONS],
}

impl File {
    pub fn new(bytes: Bytes) -> Result<File, GazetteerError> {
        let all = bytes.all();
        if !all.starts_with(&format::MAGIC) {
            return Err(GazetteerError::NotAGazetteer);
        }
        let short = GazetteerError::Corrupt("the header is cut short");
        let (Some(version), Some(count)) = (format::u32_at(all, 8), format::u32_at(all, 12)) else {
            return Err(short);
        };
        if version != format::VERSION {
            return Err(GazetteerError::Version { found: version, expected: format::VERSION });
        }
        if count as usize != format::SECTIONS || all.len() < format::HEADER {
            return Err(short);
        }
        let mut sections: [Range<usize>; format::SECTIONS] = std::array::from_fn(|_| 0..0);
        for (index, section) in Section::ALL.into_iter().enumerate() {
            let at = format::DIGEST_END + index * 16;
            sections[index] = range(all, at).ok_or(GazetteerError::Corrupt("a section lies outside of the file"))?;
            if !sections[index].len().is_multiple_of(section.record()) {
                return Err(GazetteerError::Corrupt("a section ends within a record"));
            }
        }
        Ok(File { bytes, sections })
    }

    #[inline]
    pub fn section(&self, section: Section) -> &[u8] {
        self.bytes.all().get(self.sections[section as usize].clone()).unwrap_or(&[])
    }

    /// How many records the section has.
    #[inline]
    pub fn count(&self, section: Section) -> usize {
        self.sections[section as usize].len() / section.record()
    }

    /// The digest that the header gives.
    pub fn stored_digest(&self) -> [u8; 32] {
        let stored = self.bytes.all().get(format::DIGEST_AT..format::DIGEST_END);
        stored.and_then(|d| d.try_into().ok()).unwrap_or([0; 32])
    }

    /// Is the content what the digest was made of?
    pub fn verify(&self) -> Result<(), GazetteerError> {
        let content = self.bytes.all().get(format::DIGEST_END..).unwrap_or(&[]);
        let digest: [u8; 32] = Sha256::digest(content).into();
        if digest == self.stored_digest() { Ok(()) } else { Err(GazetteerError::Corrupt("its content does not match its digest")) }
    }

    /// A string of the pool; empty when it lies outside or is no UTF-8.
    pub fn string(&self, offset: u32, length: usize) -> &str {
        let pool = self.section(Section::Strings);
        let start = offset as usize;
        start.checked_add(length).and_then(|end| pool.get(start..end)).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }
}

fn range(all: &[u8], at: usize) -> Option<Range<usize>> {
    let start = usize::try_from(format::u64_at(all, at)?).ok()?;
    let length = usize::try_from(format::u64_at(all, at + 8)?).ok()?;
    let end = start.checked_add(length)?;
    (start >= format::HEADER && end <= all.len()).then_some(start..end)
}
