//! `loa report`.

use super::{data, run};

const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/song-an-2020.toml");

#[test]
fn a_report_is_written_in_each_format_and_never_over_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let (code, said) = run(&["plan", "import", PLAN, "--data", data(&folder)]);
    assert_eq!(code, Some(0), "{said}");
    let report = |from: &str, to: &str, format: &str, out: &str| {
        let out = folder.path().join(out);
        let arguments = ["report", "--from", from, "--to", to, "--format", format, "--out"];
        run(&[&arguments[..], &[out.to_str().unwrap(), "--data", data(&folder)]].concat())
    };
    for (format, begins) in [("docx", &b"PK"[..]), ("xlsx", &b"PK"[..]), ("json", &b"{"[..])] {
        let name = format!("bao-cao.{format}");
        let (code, said) = report("2020-01-01", "2020-06-30", format, &name);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains("no unit reported anything"), "{said}");
        assert!(std::fs::read(folder.path().join(&name)).unwrap().starts_with(begins), "{format}");
        let (code, said) = report("2020-01-01", "2020-06-30", format, &name);
        assert_eq!(code, Some(1));
        assert!(said.contains("exists already"), "{said}");
    }
    let json = std::fs::read(folder.path().join("bao-cao.json")).unwrap();
    let facts: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(facts["period"]["kind"], "half");
    assert_eq!(facts["period"]["collected_until"], "2020-06-30", "days that were named are kept to");
    assert_eq!(facts["plan"]["slug"], "song-an-2020");
    assert_eq!(facts["figures"]["participants"], serde_json::Value::Null, "no figure is no nought");
    assert_eq!(facts["units"].as_array().unwrap().len(), 8);

    for (from, to, wrong) in [
        ("2020-06-30", "2020-01-01", "lies before"),
        ("2019-01-01", "2020-06-30", "two years"),
        ("2018-01-01", "2018-06-30", "no plan of the year 2018"),
    ] {
        let (code, said) = report(from, to, "docx", "none.docx");
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(wrong), "{said}");
        assert!(!folder.path().join("none.docx").exists());
    }
    assert_eq!(report("yesterday", "2020-06-30", "docx", "none.docx").0, Some(2));
    assert_eq!(report("2020-01-01", "2020-06-30", "pdf", "none.pdf").0, Some(2));
    let (code, said) = report("2020-01-01", "2020-06-30", "docx", "nowhere/none.docx");
    assert_eq!(code, Some(1));
    assert!(said.contains("cannot be written"), "{said}");
}
