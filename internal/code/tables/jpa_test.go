package tables_test

import "testing"

func TestJPA(t *testing.T) {
	testRead(t, []readCase{
		{"an entity", "Parcel.java", `
package x;
import jakarta.persistence.*;
@Entity
@Table(name = "parcels", indexes = {@Index(name = "ix", columnList = "track_code, sentAt DESC")}, uniqueConstraints = @UniqueConstraint(columnNames = {"track_code"}))
@Getter @Setter
public class Parcel extends Auditable<String> implements Serializable {
  private static final long serialVersionUID = 1L;
  @Id @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;
  @Column(name = "track_code", nullable = false, unique = true, length = 20)
  private String code;
  @NotNull private BigDecimal weight = BigDecimal.ZERO;
  @Column(precision = 10, scale = 2) private BigDecimal price;
  @Enumerated(EnumType.STRING) private Status parcelStatus;
  private int count;
  @ManyToOne(fetch = FetchType.LAZY, optional = false) @JoinColumn(name = "owner_id") private Person owner;
  @ManyToOne private Person sender;
  @OneToMany(mappedBy = "parcel") private List<Item> items = new ArrayList<>();
  @ManyToMany @JoinTable(name = "parcel_tags", joinColumns = @JoinColumn(name = "parcel_id"), inverseJoinColumns = @JoinColumn(name = "tag_id"))
  private Set<Tag> tags;
  @Transient private String note;
  @Embedded private Address address;
  @Column(columnDefinition = "TEXT NOT NULL") private String body;
  public Parcel() { this.count = 0; }
  public String getCode() { return code; }
}`, `parcels=Parcel: id Long pk, track_code=code String(20)! unique, weight BigDecimal!, price BigDecimal(10, 2), parcel_status=parcelStatus Status, count int!, owner_id=owner Person! >Person, sender_id=sender Person >Person, body TEXT!; index ix(track_code sentAt); unique index (track_code); with Auditable Address
parcel_tags: parcel_id!, tag_id!`},
		{"superclasses and parts are mixins, other classes nothing", "A.java", `
@MappedSuperclass abstract class Auditable { @Column(name="created") private Instant createdAt; }
@Embeddable public class Address { String city; }
class Service { private String name; }
@Document(collection = "events") record Event(@Id String id, @Field("at") Instant when) {}`, `mixin =Auditable: created=createdAt Instant
mixin =Address: city String
events=Event: id String pk, at=when Instant`},
	})
}
