//! The files in an office's hands: opened by LibreOffice, printed, read back.

use std::path::{Path, PathBuf};
use std::process::Command;

use loa::domain::official::{Format, Span};
use loa::domain::paper::Facts;
use loa::domain::person::Language;
use loa::messages::Messages;
use loa::report;

use super::scene::{REPORT, commune, confirm, facts, report as reports};

/// Runs a program that has to be there, and returns what it said.
fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap_or_else(|_| panic!("no {program}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Lets LibreOffice convert a file; returns where the result lies.
fn converted(folder: &Path, name: &str, bytes: &[u8], to: &str) -> PathBuf {
    let file = folder.join(name);
    std::fs::write(&file, bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let out = folder.display().to_string();
    let file = file.display().to_string();
    run(
        "env",
        &["LC_ALL=C.UTF-8", "soffice", &profile, "--headless", "--convert-to", to, "--outdir", &out, &file],
    );
    let ending = to.split(':').next().unwrap();
    folder.join(name).with_extension(ending)
}

/// The text of one page, as it stands on the paper.
fn page(pdf: &Path, number: usize) -> String {
    let number = number.to_string();
    run("pdftotext", &["-layout", "-f", &number, "-l", &number, &pdf.display().to_string(), "-"])
}

fn pages(pdf: &Path) -> usize {
    let told = run("pdfinfo", &[&pdf.display().to_string()]);
    let line = told.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap();
    line.trim().parse().unwrap()
}

#[tokio::test]
#[ignore = "needs Debian's libreoffice-writer and poppler-utils; .ci/run has them"]
async fn the_document_is_printed_as_an_official_paper() {
    let commune = commune().await;
    reports(&commune, REPORT).await;
    confirm(&commune).await;
    for (span, name) in [(Span::Half(2020), "so-ket.docx"), (Span::Year(2020), "tong-ket.docx")] {
        let facts = Facts::Official(Box::new(facts(&commune, span).await), Format::Document);
        let made = report::make(&facts, &Messages::load().unwrap(), Language::Vi).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let pdf = converted(folder.path(), name, &made.bytes, "pdf");
        let count = pages(&pdf);
        assert!((8..=40).contains(&count), "{count} pages");
        let told = run("pdfinfo", &[&pdf.display().to_string()]);
        assert!(told.contains("A4"), "{told}");

        let first = page(&pdf, 1);
        let line_of = |words: &str| {
            let line = first.lines().position(|line| line.contains(words));
            line.unwrap_or_else(|| panic!("{words:?} is not on the first page:\n{first}"))
        };
        assert_eq!(line_of("ỦY BAN NHÂN DÂN"), line_of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "side by side");
        assert_eq!(line_of("XÃ SONG AN"), line_of("Độc lập - Tự do - Hạnh phúc"));
        assert!(line_of("/BC-UBND") < line_of("BÁO CÁO") && line_of("BÁO CÁO") < line_of("I. CĂN CỨ"));
        let head = first.lines().find(|line| !line.trim().is_empty()).unwrap();
        assert!(head.contains("CỘNG HÒA"), "the first page has no number above: {head}");
        for number in 2..=count {
            let text = page(&pdf, number);
            let head = text.lines().find(|line| !line.trim().is_empty()).unwrap();
            assert_eq!(head.trim(), number.to_string(), "page {number}");
        }
        let all: Vec<String> = (1..=count).map(|number| page(&pdf, number)).collect();
        let signed = all.iter().find(|text| text.contains("TM. ỦY BAN NHÂN DÂN")).expect("the signature");
        assert!(signed.contains("Nơi nhận:"), "both stand side by side:\n{signed}");
        // A heading of a table that goes on over pages stands on each of them.
        let heads =
            all.iter().filter(|text| text.contains("Tình trạng") && text.contains("Kết quả đã báo cáo"));
        assert!(heads.count() >= 2, "the annex has repeated headings");
    }
    commune.end().await;
}

#[tokio::test]
#[ignore = "needs Debian's libreoffice-calc; .ci/run has it"]
async fn the_workbook_is_opened_by_calc() {
    let commune = commune().await;
    reports(&commune, REPORT).await;
    let facts = Facts::Official(Box::new(facts(&commune, Span::Half(2020)).await), Format::Sheet);
    let made = report::make(&facts, &Messages::load().unwrap(), Language::Vi).unwrap();
    let folder = tempfile::tempdir().unwrap();
    // Dates come as the machine writes them: here as in English.
    // The second sheet ("all tasks") as text: separator, quotation mark, UTF-8, from the first line, sheet.
    let options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2";
    converted(folder.path(), "so-ket.xlsx", &made.bytes, options);
    let csv = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let csv = csv.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "csv")).unwrap();
    let text = std::fs::read_to_string(csv).unwrap();
    assert!(
        text.contains(REPORT) && text.contains("05/20/2020") && text.contains("45,30,15"),
        "{text:.2000}"
    );
    commune.end().await;
}
