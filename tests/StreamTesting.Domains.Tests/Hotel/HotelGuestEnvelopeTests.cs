using System.Buffers;
using System.Text;

namespace StreamTesting.Domains.Tests;

/// <summary>Guests have a writer of their own, made for the document's envelopes and for speed. What it writes is read as any change is, and written again by <see cref="EnvelopeWriter"/> to the same bytes.</summary>
public sealed class HotelGuestEnvelopeTests
{
    [Theory]
    [InlineData(GuestForm.Debezium)]
    [InlineData(GuestForm.DebeziumAsDocumented)]
    public void Guests_ReadAndWrittenByEnvelopeWriter_HaveTheSameBytes(GuestForm form)
    {
        var stream = Hotel.Guests(200, o => o with { Form = form, SnapshotCount = 20, UpdateRate = 0.8, DeleteRate = 0.3 }).Generate(new Seed(1));
        using var writer = new EnvelopeWriter();
        var output = new ArrayBufferWriter<byte>();
        var operations = new HashSet<Operation>();

        foreach (var record in TableSamples.Records(stream))
        {
            record.Problem.ShouldBeNull();
            operations.Add(record.Event?.Operation ?? Operation.Tombstone);
            output.ResetWrittenCount();
            writer.WriteValue(output, record);
            Encoding.UTF8.GetString(output.WrittenSpan).ShouldBe(record.Value ?? "");
        }

        operations.Count.ShouldBe(5);
    }

    [Fact]
    public void Guests_DeclaredAsATable_AreToldAsRealChangesAre()
    {
        var guests = Tables.Table("guests").Key("guest_id", "varchar(8)").Column("name", "text", notNull: true).Column("email", "text", notNull: true)
            .Column("loyalty_tier", "enum('None','Silver','Gold','Platinum')", notNull: true) with { Rows = 40, Identity = ReplicaIdentity.Full };
        var stream = Tables.Of([guests], 200, o => o with { Debezium = new() { TopicPrefix = "mews-guests-db", Database = "production", Schemas = true } }).Generate(new Seed(2));

        var table = stream.Tables().Of("public.guests");

        table.Unsettled.ShouldBeEmpty();
        table.Final.Rows.Count.ShouldBeGreaterThan(20);
        stream.Plan.Domain.Topics.ShouldBe(["mews-guests-db.public.guests"]);
    }

    [Fact]
    public void Guests_AsAStream_HaveATableAsOthersHave() =>
        Hotel.Guests(50).Generate(new Seed(3)).Tables().Of("production.guests").Final.Rows.Count.ShouldBe(49);
}
