//! What a class of road means for a journey.

use dateline_model::RoadClass;

/// The speed taken for a class of road where no limit is given, in kilometres an hour: a loaded lorry in daylight, in peace,
/// on a dry road. They are round figures of our own, below the limits of most countries; a wartime journey takes longer.
#[must_use]
pub fn speed(class: RoadClass) -> f64 {
    match class {
        RoadClass::Motorway => 90.0,
        RoadClass::Trunk => 75.0,
        RoadClass::Primary => 60.0,
        RoadClass::Secondary => 50.0,
        RoadClass::Tertiary => 40.0,
        RoadClass::Unclassified => 30.0,
        RoadClass::Residential | RoadClass::Ferry => 20.0,
        RoadClass::Service | RoadClass::Track => 15.0,
        RoadClass::Path => 4.0,
    }
}
