package structure

import (
	"sort"
	"strings"

	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/internal/pattern"
)

// goneNotes are participles by which a remark says that a file goes away. The verb
// itself is none: "xóa thẻ" beside a file says what the file does.
var goneNotes = []string{
	"removed", "deleted", "to be removed", "删除", "削除", "废弃", "bị xóa", "bị xoá", "đã xóa", "đã xoá", "được xóa", "được xoá",
	"eliminado", "eliminada", "se elimina", "removido", "removida", "excluído", "excluída", "entfernt", "gelöscht", "supprimé", "supprimée", "удалён", "удален", "удалена", "удаляется",
}

// RemovedNote reports whether a remark behind a path says that it goes away.
func RemovedNote(comment string) bool {
	lower := strings.ToLower(comment)
	if _, gone := words.HoldsAny(lower, goneNotes); gone {
		return true
	}
	note := strings.Trim(lower, " \t#/()[]*<-←→—:!")
	return note == "delete" || note == "remove" || strings.HasPrefix(note, "delete file") || strings.HasPrefix(note, "remove file") || strings.HasPrefix(note, "delete this") || strings.HasPrefix(note, "remove this") || strings.HasPrefix(note, "delete:") || strings.HasPrefix(note, "remove:")
}

// wholeFile is a line that deletes all of the file which it stands below: "Action:
// Delete", "Delete the entire file", and the same in other languages. What it says
// must end with the file: "delete the file upload" does not.
var (
	wholeFile = pattern.Of(`(?i)^(?:(?:action|change|status|operation)\s*:\s*)?(?:delete|remove|x(?:óa|oá)|eliminar|remover|excluir|supprimer|удалить)` +
		`(?:\s+(?:the|this|entire|whole|complete|toàn|bộ|tất|cả|el|o|le|ce|todo|tout|весь|all|of))*\s+(?:file|folder|directory|tệp|archivo|arquivo|fichier|файл)\s*(?:này)?\s*(?:$|[(.,;:—–-])`)
	deleteAction = pattern.Of(`(?i)^(?:action|change|operation)\s*:\s*(?:deleted?|removed?)\s*(?:$|[(.,;—–])`)
	deletesFile  = pattern.Of(`(?i)^(?:(?:die|ganze|gesamte|diese) )*datei (?:löschen|entfernen)|^删除(?:整个)?文件|^(?:この)?ファイル(?:全体)?を削除`)
)

// deletedBelow reports whether the line below one that names a file says that the
// file is deleted: "**File**: `a/b.ts`", "**Action**: Delete entire file".
func deletedBelow(r *reading.Design, p *pieces.Piece) bool {
	if p.Kind == pieces.Row || p.Kind == pieces.Item {
		return false // the next one has a file of its own
	}
	i := sort.Search(len(r.Pieces), func(i int) bool { return r.Pieces[i].Line > p.Line })
	if i == len(r.Pieces) || r.Pieces[i].Section != p.Section || r.Pieces[i].Kind == pieces.Code || r.Pieces[i].Kind == pieces.Row {
		return false
	}
	text := strings.TrimSpace(r.Pieces[i].Text)
	return wholeFile().MatchString(text) || deleteAction().MatchString(text) || deletesFile().MatchString(text)
}
