package resources

import (
	"fmt"
	"path"
	"strings"

	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
)

// How much each kind of document matters to somebody who works on a spec.
const (
	priorityTasks    = 1.0
	priorityAsked    = 0.9 // requirements, design
	priorityOverview = 0.8
	priorityAround   = 0.6 // steering, contracts
	priorityNotes    = 0.3
)

// unknownSize is the size of what is made when it is read.
const unknownSize = -1

func overviewResource() Resource {
	return Resource{
		URI: uri.Address{Kind: uri.Specs}.String(), Name: "specs", Title: "All specs",
		Description: fmt.Sprintf("How far each spec has come: documents, progress, next task, problems; the first %d specs", mostSpecs),
		MIMEType:    jsonContent, Priority: priorityOverview, Size: unknownSize,
	}
}

func documentResource(spec *specfs.Spec, info specfs.Info) Resource {
	return Resource{
		URI:         uri.Address{Kind: uri.Document, Spec: spec.ID, Name: info.Name}.String(),
		Name:        spec.ID + "/" + info.Name,
		Title:       spec.ID + ": " + info.Name,
		Description: described(string(info.Kind)+" of spec "+spec.ID, info),
		MIMEType:    mimeType(info), Priority: priorityOf(info.Kind), Size: info.Size, Modified: info.ModTime,
	}
}

func steeringResource(w *specfs.Workspace, info specfs.Info) Resource {
	name := w.Qualified(info.Name)
	return Resource{
		URI:  uri.Address{Kind: uri.Steering, Name: name}.String(),
		Name: "steering/" + name, Title: "Steering: " + name,
		Description: described("steering", info),
		MIMEType:    mimeType(info), Priority: priorityOf(info.Kind), Size: info.Size, Modified: info.ModTime,
	}
}

func contractResource(w *specfs.Workspace, info specfs.Info) Resource {
	name := w.Qualified(info.Name)
	return Resource{
		URI:  uri.Address{Kind: uri.Contract, Name: name}.String(),
		Name: "contract/" + name, Title: "Contract: " + name,
		Description: described("API contract", info),
		MIMEType:    mimeType(info), Priority: priorityOf(info.Kind), Size: info.Size, Modified: info.ModTime,
	}
}

func described(what string, info specfs.Info) string { return what + ", " + info.Path }

// mimeType is that of the document's file (RFC 7763, 9512, 8259).
func mimeType(info specfs.Info) string {
	switch strings.ToLower(path.Ext(info.Path)) {
	case ".yaml", ".yml":
		return "application/yaml"
	case ".json":
		return jsonContent
	default:
		return markdown
	}
}

func priorityOf(kind specfs.Kind) float64 {
	switch kind {
	case specfs.KindTasks:
		return priorityTasks
	case specfs.KindRequirements, specfs.KindBugfix, specfs.KindDesign:
		return priorityAsked
	case specfs.KindSteering, specfs.KindContract:
		return priorityAround
	default:
		return priorityNotes
	}
}
