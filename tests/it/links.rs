//! Every file that a document links to is there.

use std::path::Path;

#[test]
fn every_link_to_a_file_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents = vec![];
    for folder in [root.to_path_buf(), root.join("docs"), root.join("benches")] {
        let Ok(files) = std::fs::read_dir(folder) else { continue };
        documents.extend(
            files
                .map(|file| file.expect("file").path())
                .filter(|path| path.extension().is_some_and(|end| end == "md")),
        );
    }
    assert!(documents.len() >= 5, "{documents:?}");
    for document in documents {
        let text = std::fs::read_to_string(&document).expect("text");
        let folder = document.parent().expect("folder");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap_or_default();
            if file.is_empty() || file.contains("://") {
                continue;
            }
            assert!(folder.join(file).exists(), "{}: '{link}' leads nowhere", document.display());
        }
    }
}
