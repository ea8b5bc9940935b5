use crate::problem::Stop;
pub fn check(_: &[std::path::PathBuf]) -> Result<(), Stop> { Ok(()) }
