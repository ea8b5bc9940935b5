//! The reports on Almaty, cell by cell: who says what, how many, how sure.
