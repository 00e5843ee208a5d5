package resources

import (
	"fmt"

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
	of := uri.Address{Kind: uri.Specs}
	return Resource{
		URI: of.String(), Name: of.Label(), Title: "All specs",
		Description: fmt.Sprintf("How far each spec has come: documents, progress, next task, problems; the first %d specs", mostSpecs),
		MIMEType:    uri.JSON, Priority: priorityOverview, Size: unknownSize,
	}
}

func documentResource(spec *specfs.Spec, info specfs.Info) Resource {
	of := uri.Address{Kind: uri.Document, Spec: spec.ID, Name: info.Name}
	return Resource{
		URI:         of.String(),
		Name:        of.Label(),
		Title:       spec.ID + ": " + info.Name,
		Description: described(string(info.Kind)+" of spec "+spec.ID, info),
		MIMEType:    uri.MediaType(info.Path), Priority: priorityOf(info.Kind), Size: info.Size, Modified: info.ModTime,
	}
}

func steeringResource(w *specfs.Workspace, info specfs.Info) Resource {
	of := uri.Address{Kind: uri.Steering, Name: w.Qualified(info.Name)}
	return Resource{
		URI:  of.String(),
		Name: of.Label(), Title: "Steering: " + of.Name,
		Description: described("steering", info),
		MIMEType:    uri.MediaType(info.Path), Priority: priorityOf(info.Kind), Size: info.Size, Modified: info.ModTime,
	}
}

func contractResource(w *specfs.Workspace, info specfs.Info) Resource {
	of := uri.Address{Kind: uri.Contract, Name: w.Qualified(info.Name)}
	return Resource{
		URI:  of.String(),
		Name: of.Label(), Title: "Contract: " + of.Name,
		Description: described("API contract", info),
		MIMEType:    uri.MediaType(info.Path), Priority: priorityOf(info.Kind), Size: info.Size, Modified: info.ModTime,
	}
}

func described(what string, info specfs.Info) string { return what + ", " + info.Path }

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
