//! What units reported, and their evidence.

use chrono::{DateTime, Utc};

use super::{Result, StoreError, Tx};
use crate::domain::ids::{AssignmentId, PersonId, ReportId};
use crate::domain::outgoing::{File, FileKind};
use crate::domain::reply::Figures;
use crate::domain::task::Report;

/// A file that a unit sent with a task.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub file: File,
    pub caption: String,
}

impl FileKind {
    fn column(self) -> &'static str {
        match self {
            FileKind::Photo => "photo",
            FileKind::Document => "document",
            FileKind::Video => "video",
            FileKind::Voice => "voice",
            FileKind::Audio => "audio",
        }
    }

    fn from_column(text: &str) -> Result<Self> {
        match text {
            "photo" => Ok(FileKind::Photo),
            "document" => Ok(FileKind::Document),
            "video" => Ok(FileKind::Video),
            "voice" => Ok(FileKind::Voice),
            "audio" => Ok(FileKind::Audio),
            _ => Err(StoreError::Unreadable("file")),
        }
    }
}

impl Tx {
    /// A report whose results may still come.
    pub async fn open_report(&mut self, assignment: AssignmentId, by: PersonId) -> Result<ReportId> {
        let id = sqlx::query_scalar!(
            r#"INSERT INTO report (assignment_id, person_id, at) VALUES ($1, $2, $3) RETURNING id AS "id!""#,
            assignment.0,
            by.0,
            self.now
        )
        .fetch_one(&mut *self.inner)
        .await?;
        self.rings.schedule = true;
        Ok(ReportId(id))
    }

    /// Adds results to a report; a second message is added to the first.
    pub async fn add_results(&mut self, report: ReportId, text: &str, figures: Figures) -> Result<()> {
        sqlx::query!(
            "UPDATE report SET text = iif(text = '', $2, text || char(10) || $2),
                 participants = ifnull($3, participants), women = ifnull($4, women), men = ifnull($5, men)
             WHERE id = $1",
            report.0,
            text,
            figures.participants,
            figures.women,
            figures.men
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The last report on an assignment.
    pub async fn report_on(&mut self, assignment: AssignmentId) -> Result<Option<Report>> {
        let row = sqlx::query!(
            r#"SELECT report.id AS "id!", person.name, report.text, report.participants AS "participants: u32",
                      report.women AS "women: u32", report.men AS "men: u32",
                      (SELECT count(*) FROM evidence WHERE evidence.assignment_id = report.assignment_id)
                          AS "evidence!: u32"
               FROM report JOIN person ON person.id = report.person_id
               WHERE report.assignment_id = $1 ORDER BY report.id DESC LIMIT 1"#,
            assignment.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(row.map(|row| Report {
            id: ReportId(row.id),
            assignment,
            reporter: row.name,
            text: row.text,
            participants: row.participants,
            women: row.women,
            men: row.men,
            evidence: row.evidence,
        }))
    }

    /// Marks that the coordinator is told. False if that had been done before.
    pub async fn announce(&mut self, report: ReportId) -> Result<bool> {
        let changed =
            sqlx::query!("UPDATE report SET announced = 1 WHERE id = $1 AND announced = 0", report.0)
                .execute(self.connection())
                .await?;
        Ok(changed.rows_affected() == 1)
    }

    /// Whether the coordinator knows of the last report.
    pub async fn is_announced(&mut self, assignment: AssignmentId) -> Result<bool> {
        let announced = sqlx::query_scalar!(
            "SELECT announced FROM report WHERE assignment_id = $1 ORDER BY id DESC LIMIT 1",
            assignment.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(announced == Some(1))
    }

    /// Reports whose results have been waited for since before this moment, with what they are on.
    pub async fn unannounced_since(
        &mut self,
        before: DateTime<Utc>,
    ) -> Result<Vec<(AssignmentId, ReportId)>> {
        let rows = sqlx::query!(
            r#"SELECT id AS "id!", assignment_id FROM report WHERE announced = 0 AND at <= $1 ORDER BY at"#,
            before
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows.into_iter().map(|row| (AssignmentId(row.assignment_id), ReportId(row.id))).collect())
    }

    /// When the oldest report began to wait for its results.
    pub async fn oldest_unannounced(&mut self) -> Result<Option<DateTime<Utc>>> {
        Ok(sqlx::query_scalar!(r#"SELECT min(at) AS "at: DateTime<Utc>" FROM report WHERE announced = 0"#)
            .fetch_one(self.connection())
            .await?)
    }

    /// Keeps a file as evidence; returns how many there are now.
    pub async fn add_evidence(
        &mut self,
        assignment: AssignmentId,
        by: PersonId,
        file: &File,
        caption: &str,
        album: Option<&str>,
    ) -> Result<u32> {
        let kind = file.kind.column();
        sqlx::query!(
            "INSERT INTO evidence (assignment_id, person_id, at, kind, file_id, caption, album)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            assignment.0,
            by.0,
            self.now,
            kind,
            file.id,
            caption,
            album
        )
        .execute(&mut *self.inner)
        .await?;
        Ok(sqlx::query_scalar!(
            r#"SELECT count(*) AS "count!: u32" FROM evidence WHERE assignment_id = $1"#,
            assignment.0
        )
        .fetch_one(self.connection())
        .await?)
    }

    /// The task to which the first piece of this person's album went.
    pub async fn album_subject(&mut self, by: PersonId, album: &str) -> Result<Option<AssignmentId>> {
        let id = sqlx::query_scalar!(
            "SELECT assignment_id FROM evidence WHERE album = $1 AND person_id = $2 ORDER BY id LIMIT 1",
            album,
            by.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(id.map(AssignmentId))
    }

    pub async fn evidence_of(&mut self, assignment: AssignmentId) -> Result<Vec<Evidence>> {
        let rows = sqlx::query!(
            "SELECT kind, file_id, caption FROM evidence WHERE assignment_id = $1 ORDER BY id",
            assignment.0
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                let kind = FileKind::from_column(&row.kind)?;
                Ok(Evidence { file: File { kind, id: row.file_id }, caption: row.caption })
            })
            .collect()
    }
}
