//! Areas for the map: the ground around places, by who holds them.
//!
//! Reports say who holds a town, not who holds the fields between two towns. A map that colours the fields says more than
//! anybody knows; one that shows points only is hard to read. This is the middle: each place with evidence gets the
//! ground that is nearer to it than to any other such place (its Voronoi cell), but never farther than [`REACH`] from it,
//! and the cells of one holder are put together. What is farther off stays white.
//!
//! A place of which nothing is known on the day keeps its ground all the same: that of its neighbours does not grow into
//! it. No ground belongs to two holders, but for a lap of some millimetres along the line between them, by which cells of
//! one holder are put together without cracks.
//!
//! # How exact it is
//!
//! Longitude and latitude are taken as a plane whose scale is that of the two places compared (equirectangular about
//! their mean latitude). Up to 70 degrees north or south the line between two cells is then off by at most 6 m (3 m
//! up to 50 degrees); the coordinates of places are known less well. The circle around a place is a polygon of 64 corners inside of it,
//! at most 6 m short. Beyond 85 degrees nothing is drawn, and what reaches over the 180th meridian is cut off there.

mod cell;
mod union;

use std::collections::BTreeMap;

use dateline_model::{Holder, LonLat, Metres, PlaceId};

/// Nothing is coloured farther than this from a place with evidence.
pub const REACH: Metres = Metres(5000.0);

/// A place that somebody reported of, on one day.
#[derive(Clone, PartialEq, Debug)]
pub struct Site {
    /// The place.
    pub place: PlaceId,
    /// Where it is.
    pub location: LonLat,
    /// Who holds it on the day; `Unknown` where nothing is known of that day.
    pub holder: Holder,
    /// How probable that is.
    pub probability: Option<f64>,
    /// Whether its ground is to be shown; if not, it only keeps others off.
    pub shown: bool,
}

/// The ground of one holder.
#[derive(Clone, PartialEq, Debug)]
pub struct Area {
    /// Who holds it.
    pub holder: Holder,
    /// The places in it.
    pub places: Vec<PlaceId>,
    /// The mean of their probabilities and the least of them; `None` where nothing is known.
    pub probability: Option<(f64, f64)>,
    /// The ground.
    pub polygons: Vec<Polygon>,
}

/// A polygon: the outline, counter-clockwise, then the outlines of its holes, clockwise. The first corner of each comes
/// again as the last.
pub type Polygon = Vec<Vec<LonLat>>;

/// The areas of each holder, sides first, then what is contested and what is unknown. Where a region is given, as its
/// corners, what lies outside of it is cut off. Of several places within a metre of each other the first has the ground;
/// others of the same holder are named with it.
///
/// ```
/// use dateline_areas::{REACH, Site, areas};
/// use dateline_model::{Holder, LonLat, PlaceId, SideId};
///
/// let site = |place: &str, longitude, side: &str| Site {
///     place: PlaceId::new(place),
///     location: LonLat::try_new(longitude, 34.15).unwrap(),
///     holder: Holder::Side(SideId::new(side)),
///     probability: Some(0.9),
///     shown: true,
/// };
/// let found = areas(&[site("qara", 36.74, "army"), site("flita", 36.80, "rebels"), site("far", 38.0, "army")], None);
/// assert_eq!(found.len(), 2);
/// assert_eq!(found[0].polygons.len(), 2, "the army's two places are far from each other");
/// assert!(found[1].polygons[0][0].iter().all(|corner| corner.longitude() > 36.769), "half way to Qara");
/// ```
#[must_use]
pub fn areas(sites: &[Site], region: Option<&[LonLat]>) -> Vec<Area> {
    let sites: Vec<&Site> = sites.iter().filter(|site| cell::can_be_drawn(site.location)).collect();
    let locations: Vec<LonLat> = sites.iter().map(|site| site.location).collect();
    let mut by_holder: BTreeMap<&Holder, (Vec<&Site>, Vec<union::Ring>)> = BTreeMap::new();
    for (index, ground) in cell::grounds(&locations).into_iter().enumerate() {
        let site = sites[index];
        if !site.shown {
            continue;
        }
        let (places, rings) = by_holder.entry(&site.holder).or_default();
        match ground {
            cell::Ground::Own(ring) => rings.push(ring),
            cell::Ground::Of(other) if sites[other].shown && sites[other].holder == site.holder => {}
            cell::Ground::Of(_) => continue,
        }
        places.push(site);
    }
    let areas = by_holder.into_iter().map(|(holder, (sites, rings))| Area {
        holder: holder.clone(),
        probability: mean_and_least(&sites),
        places: sites.iter().map(|site| site.place.clone()).collect(),
        polygons: union::polygons(&rings, region),
    });
    areas.filter(|area| !area.polygons.is_empty()).collect()
}

fn mean_and_least(sites: &[&Site]) -> Option<(f64, f64)> {
    let known: Vec<f64> = sites.iter().filter_map(|site| site.probability).collect();
    let least = known.iter().copied().reduce(f64::min)?;
    Some((known.iter().sum::<f64>() / known.len() as f64, least))
}
