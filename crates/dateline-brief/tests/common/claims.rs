//! What the reports of the autumn of 2013 say, and some of the spring after, in our own words.

use dateline_model::{Claim, Count, Extent, Kind, Stance};

use super::{claim, said, who};

pub(crate) fn claims() -> Vec<Claim> {
    use Kind::{Bombing, Capture, Casualties, Clash, Displacement, Hold, RouteCut, RouteOpened, Statement, Strike};
    let on = |doc: &str, start, kind, at: &str, places: &[&str], quote: &str| {
        claim(doc, start, kind, (at, at), places, quote)
    };
    let counted = |mut claim: Claim, killed: Option<Count>, wounded: Option<Count>| {
        (claim.killed, claim.wounded) = (killed, wounded);
        claim
    };
    let mut fled =
        on("history", 60, Displacement, "2013-11-17", &["Qara"], "some 6,000 people had left Qara for Arsal");
    fled.displaced = Some(Count::exactly(6000));
    let mut most = who(
        on("history", 700, Capture, "2013-12-02", &["Nabek"], "the soldiers held most of Nabek by evening"),
        &["syrian_army"],
        &["rebels"],
    );
    most.extent = Some(Extent::Most);
    let mut plan = who(
        on("wire", 620, Capture, "2013-12-03", &["Yabroud"], "the army means to take Yabroud next"),
        &["syrian_army"],
        &["rebels"],
    );
    plan.stance = Stance::Planned;
    let mut denial = said(
        who(
            on("monitor", 300, Capture, "2013-12-01", &["Nabek"], "the monitors said Nabek had not fallen"),
            &["syrian_army"],
            &["rebels"],
        ),
        "SOHR",
    );
    denial.stance = Stance::Denied;
    let mut role = said(
        who(
            on(
                "interview",
                200,
                Statement,
                "2013-12-05",
                &["Maaloula", "Yabroud", "Deir Attiyah", "Nabek", "Qara"],
                "Watchers should keep Maaloula, Yabroud, Deir Attiyah, Nabek and Qara as the towns to watch",
            ),
            &["observers"],
            &[],
        ),
        "Jane Analyst",
    );
    role.speaker_role = Some("fellow at an institute".to_owned());
    vec![
        fled,
        who(
            on("history", 120, Capture, "2013-11-19", &["Qara"], "On the 19th the army had all of Qara"),
            &["syrian_army"],
            &["rebels"],
        ),
        who(
            on("wire", 40, Capture, "2013-11-19", &["Qara"], "Qara went to the army on Tuesday"),
            &["syrian_army"],
            &[],
        ),
        who(
            on(
                "history",
                200,
                Capture,
                "2013-11-22",
                &["Deir Attiyah"],
                "rebels with the Nusra Front came into Deir Attiyah and took it",
            ),
            &["rebels", "nusra"],
            &["syrian_army"],
        ),
        counted(
            said(
                who(
                    on(
                        "history",
                        260,
                        Casualties,
                        "2013-11-20",
                        &["Nabek"],
                        "seven soldiers died and five were hurt, SOHR counted",
                    ),
                    &[],
                    &["syrian_army"],
                ),
                "SOHR",
            ),
            Some(Count::exactly(7)),
            Some(Count::exactly(5)),
        ),
        who(
            on("history", 330, Capture, "2013-11-28", &["Deir Attiyah"], "the army retook Deir Attiyah"),
            &["syrian_army"],
            &["rebels"],
        ),
        who(
            on("history", 380, Clash, "2013-11-28", &["Nabek"], "there was heavy fighting in Nabek"),
            &["syrian_army"],
            &["rebels"],
        ),
        who(
            on("wire", 100, Clash, "2013-11-29", &["Nabek"], "the army and Hezbollah fought the rebels in Nabek"),
            &["syrian_army", "hezbollah"],
            &["rebels"],
        ),
        who(
            on("wire", 160, Clash, "2013-12-01", &["Nabek"], "fighting went on in Nabek"),
            &["syrian_army"],
            &["rebels"],
        ),
        who(on("wire", 200, Strike, "2013-11-30", &["Nabek"], "air raids hit Nabek"), &["syrian_army"], &["rebels"]),
        who(
            on("wire", 240, Bombing, "2013-12-01", &["Nabek"], "a bomber struck a police post near Nabek"),
            &["rebels"],
            &["syrian_army"],
        ),
        counted(
            said(
                who(
                    on(
                        "wire",
                        300,
                        Casualties,
                        "2013-12-01",
                        &["Nabek"],
                        "five policemen were killed, the agency was told",
                    ),
                    &[],
                    &["syrian_army"],
                ),
                "a security official",
            ),
            Some(Count::exactly(5)),
            None,
        ),
        counted(
            said(
                who(
                    on("monitor", 100, Casualties, "2013-12-01", &["Nabek"], "eight policemen died, says SOHR"),
                    &[],
                    &["syrian_army"],
                ),
                "SOHR",
            ),
            Some(Count::exactly(8)),
            None,
        ),
        counted(
            said(
                who(
                    on(
                        "monitor",
                        160,
                        Casualties,
                        "2013-11-26",
                        &["Nabek"],
                        "activists say the raid killed seven civilians",
                    ),
                    &["syrian_army"],
                    &["civilians"],
                ),
                "local activists",
            ),
            Some(Count::exactly(7)),
            None,
        ),
        claim(
            "history",
            420,
            RouteCut,
            ("2013-11-15", "2013-11-16"),
            &["Damascus–Homs highway"],
            "the highway was shut",
        ),
        on("history", 760, RouteOpened, "2013-12-02", &["Damascus–Homs highway"], "the army opened the highway again"),
        who(
            claim("history", 460, Clash, ("2013-11-29", "2013-12-02"), &["Maaloula"], "fighting reached Maaloula"),
            &["rebels"],
            &["syrian_army"],
        ),
        who(
            on("history", 500, Capture, "2013-12-02", &["Maaloula"], "rebels had Maaloula by nightfall"),
            &["rebels"],
            &["syrian_army"],
        ),
        who(
            claim(
                "interview",
                20,
                Clash,
                ("", "2013-12-05"),
                &["Qalamoun"],
                "Hezbollah has fought there beside the army",
            ),
            &["hezbollah", "syrian_army"],
            &["rebels"],
        ),
        who(
            on(
                "interview",
                80,
                RouteCut,
                "2013-12-05",
                &["Qalamoun", "Damascus–Homs highway"],
                "rebels can still reach the highway with fire",
            ),
            &["rebels"],
            &["syrian_army"],
        ),
        role,
        said(
            who(
                on("interview", 320, Statement, "2013-12-05", &["Qalamoun"], "It has become a war of supply lines"),
                &["observers"],
                &[],
            ),
            "Jane Analyst",
        ),
        who(on("wire", 500, Hold, "2013-12-03", &["Yabroud"], "Yabroud is in rebel hands"), &["rebels"], &[]),
        most,
        plan,
        denial,
        who(
            on("monitor", 280, Capture, "2013-12-01", &["Nabek"], "state television spoke of Nabek taken"),
            &["syrian_army"],
            &["rebels"],
        ),
        who(
            on("history", 2000, Capture, "2014-03-16", &["Yabroud"], "In March 2014 Yabroud fell to the army"),
            &["syrian_army"],
            &["rebels"],
        ),
        who(
            on("history", 2100, Clash, "2013-12-02", &["Raqqa"], "fighting in Raqqa, far away"),
            &["rebels"],
            &["nusra"],
        ),
    ]
}
