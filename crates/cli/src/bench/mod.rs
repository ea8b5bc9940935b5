use crate::problem::Stop;
pub fn run(_: &crate::args::BenchArgs) -> Result<(), Stop> { Ok(()) }
