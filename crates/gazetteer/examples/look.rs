//! `cargo run -p grefier-gazetteer --example look -- NAME…`: what a name may mean.

use grefier_gazetteer::Gazetteer;

fn main() {
    let gazetteer = Gazetteer::embedded();
    let names: Vec<String> = std::env::args().skip(1).collect();
    if names.is_empty() {
        println!("{}", gazetteer.describe());
    }
    for name in names {
        println!("{name}");
        for candidate in gazetteer.lookup_name(&name).take(8) {
            let p = gazetteer.place(candidate.place);
            println!(
                "  {} ({}, {:?} {}) {:.4} {:.4} r{} pop {} {} {:?} id {:?} zone {:?}",
                p.name,
                p.country,
                p.admin1_name,
                p.feature.as_str(),
                p.latitude,
                p.longitude,
                p.radius_km,
                p.population,
                if p.seat as u8 > 0 { format!("seat of {:?}", p.seat) } else { String::new() },
                candidate.how,
                p.id,
                gazetteer.timezone(candidate.place),
            );
        }
    }
}
