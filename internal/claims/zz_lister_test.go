package claims
import ("testing";"os";"kiro-mcp/specfs/doc")
func TestZZ(t *testing.T){ src,_:=os.ReadFile(os.Getenv("ZZ")); p:=Read(doc.ParseDesign("design",src)); for _,c:=range p.Claims{t.Logf("%d\t%s\t%s",c.Line,c.Kind,c.Element)}; t.Logf("%d %d",p.Statements,p.Claimed); for _,c:=range p.Unclaimed{t.Logf("U %d\t%s",c.Line,c.Quote)}; for _,c:=range p.LeftOut{t.Logf("L %d %s\t%s",c.Line,c.Reason,c.Quote)} }
