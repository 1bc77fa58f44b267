using System.Text.Json;

namespace StreamTesting.Domains.Tests;

public sealed class HotelGuestsTests
{
    private static readonly string[] Columns = ["guest_id", "name", "email", "phone", "country", "loyalty_tier", "created_at", "updated_at"];

    public static TheoryData<string> Names => [.. Varied.Keys];

    private static Dictionary<string, Func<HotelGuests, HotelGuests>> Varied { get; } = new()
    {
        ["default"] = o => o,
        ["all that can happen"] = o => o with { UpdateRate = 1, UpdatesEach = 16, DeleteRate = 0.5, ChangesWithin = TimeSpan.FromMinutes(2) },
        ["at once, from a snapshot"] = o => o with { Span = TimeSpan.Zero, SnapshotCount = 30, UpdateRate = 0.7, UpdatesEach = 3, DeleteRate = 0.3 },
        ["with updates that change nothing"] = o => o with { UpdateRate = 1, UpdatesEach = 3, NoChangeRate = 0.4 },
        ["all deleted"] = o => o with { DeleteRate = 1, UpdateRate = 0 },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void BeforeImages_OfManySeeds_EqualTheLastAfter(string name)
    {
        for (ulong seed = 0; seed < 25; seed++)
        {
            var table = new Dictionary<string, Dictionary<string, string>>();
            foreach (var line in HotelLine.Of(Hotel.Guests(60, Varied[name]), seed))
            {
                Apply(table, line);
            }

            var truth = ((HotelGuests)Hotel.Guests(60, Varied[name]).Domain).Table(Hotel.Guests(60, Varied[name]).Generate(new Seed(seed)).DomainSeed);
            truth.Final.Rows.Select(row => string.Join("|", Columns.Select(column => row[column]))).Order()
                .ShouldBe(table.Values.Select(row => string.Join("|", Columns.Select(column => row[column]))).Order());
            truth.Unsettled.ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Debezium_FoldedByTheReferenceMerge_ComesToTheSameTable(string name)
    {
        foreach (var form in new[] { GuestForm.Debezium, GuestForm.DebeziumAsDocumented })
        {
            for (ulong seed = 0; seed < 5; seed++)
            {
                var stream = Hotel.Guests(60, o => Varied[name](o) with { Form = form }).Generate(new Seed(seed));
                var records = stream.Select((arrival, number) => RecordOf(arrival, number)).ToList();
                var merge = new ReferenceMerge();
                records.ForEach(merge.Apply);

                var truth = ((HotelGuests)stream.Plan.Domain).Table(stream.DomainSeed);
                var fold = merge.Tables["production.guests"];
                TableComparison.Of(truth, fold.Rows).Differences.ShouldBeEmpty();
                fold.Rows.Count.ShouldBe(truth.Final.Rows.Count);
                var plain = ((HotelGuests)Hotel.Guests(60, Varied[name]).Domain).Table(stream.DomainSeed);
                truth.Final.Rows.Select(row => $"{row["guest_id"]} {row["name"]} {row["email"]} {row["loyalty_tier"]}")
                    .ShouldBe(plain.Final.Rows.Select(row => $"{row["guest_id"]} {row["name"]} {row["email"]} {row["loyalty_tier"]}"));
            }
        }
    }

    [Theory]
    [InlineData(GuestForm.Debezium)]
    [InlineData(GuestForm.DebeziumAsDocumented)]
    public void Debezium_EachRecord_HasTheEnvelopeOfTheDocument(GuestForm form)
    {
        string[] columns = form == GuestForm.Debezium ? Columns : ["guest_id", "name", "email", "loyalty_tier"];
        var stream = Hotel.Guests(200, o => o with { Form = form, DeleteRate = 0.2, SnapshotCount = 10 }).Generate(new Seed(1));
        var last = new Dictionary<string, string>();
        foreach (var arrival in stream)
        {
            arrival.Event.Key.ShouldMatch("^\\{\"guest_id\":\"G[0-9]{5}\"\\}$");
            if (arrival.Event.Operation == Operation.Tombstone)
            {
                arrival.ToBytes().ShouldBeEmpty();
                last.ShouldNotContainKey(arrival.Event.Key);
                continue;
            }

            var root = JsonDocument.Parse(arrival.ToBytes()).RootElement;
            root.GetProperty("schema").GetRawText().ShouldBe(
                $$"""{"type":"struct","fields":[{{string.Join(',', columns.Select(column => $$"""{"field":"{{column}}","type":"string"}"""))}}]}""");
            var payload = root.GetProperty("payload");
            payload.EnumerateObject().Select(member => member.Name).ShouldBe(["before", "after", "source", "op", "ts_ms"]);
            payload.GetProperty("source").GetRawText().ShouldBe(
                $$"""{"version":"1.0","connector":"debezium","name":"mews-guests-db","ts_ms":{{arrival.Event.EventTime.ToUnixTimeMilliseconds()}},"snapshot":"{{(arrival.Event.Operation == Operation.Read ? "true" : "false")}}","db":"production","table":"guests"}""");
            payload.GetProperty("ts_ms").GetInt64().ShouldBe(arrival.ArrivalTime.ToUnixTimeMilliseconds());
            var (before, after) = (payload.GetProperty("before"), payload.GetProperty("after"));
            var op = payload.GetProperty("op").GetString();
            op.ShouldBe(arrival.Event.Operation switch { Operation.Create => "c", Operation.Update => "u", Operation.Delete => "d", _ => "r" });
            (before.ValueKind == JsonValueKind.Null).ShouldBe(op is "c" or "r");
            (after.ValueKind == JsonValueKind.Null).ShouldBe(op == "d");
            if (before.ValueKind != JsonValueKind.Null)
            {
                before.GetRawText().ShouldBe(last[arrival.Event.Key]);
                before.GetRawText().ShouldNotBe(after.GetRawText());
            }

            if (after.ValueKind == JsonValueKind.Null)
            {
                last.Remove(arrival.Event.Key);
                continue;
            }

            after.EnumerateObject().Select(member => member.Name).ShouldBe(columns);
            last[arrival.Event.Key] = after.GetRawText();
        }
    }

    [Fact]
    public void Debezium_SomeUpdates_ChangeSeveralColumnsAtOnce() => new HotelGuests(500) { UpdateRate = 1 }.Events(new Seed(1)).Select(happened => (GuestChange)happened.Payload!)
        .Count(change => change.Changed == (GuestColumns.Email | GuestColumns.LoyaltyTier)).ShouldBeInRange(40, 110);

    [Fact]
    public void Tombstones_NotAskedFor_AreNotThere() => Hotel.Guests(50, o => o with { Form = GuestForm.Debezium, DeleteRate = 1, Tombstones = false })
        .Generate(new Seed(1)).ShouldAllBe(arrival => arrival.Event.Payload != null);

    [Fact]
    public void Envelope_IsThatOfTheDocument()
    {
        foreach (var line in HotelLine.Of(Hotel.Guests(300, o => o with { DeleteRate = 0.3, SnapshotCount = 20 })))
        {
            string[] members = line.Type switch
            {
                "guest.updated" => ["data", "before", "changed_fields"],
                "guest.deleted" => ["data", "before"],
                _ => ["data"],
            };
            line.Root.EnumerateObject().Select(member => member.Name).ShouldBe(["event_id", "event_type", "event_timestamp", "operation", "table", .. members]);
            line.Text("table").ShouldBe("guests");
            line.Text("operation").ShouldBe(line.Type switch { "guest.created" => "INSERT", "guest.updated" => "UPDATE", "guest.deleted" => "DELETE", _ => "READ" });
            if (line.Type is "guest.created" or "guest.read")
            {
                line.Data.EnumerateObject().Select(member => member.Name).ShouldBe(Columns);
                line.Data.GetProperty("phone").GetString()!.ShouldMatch(@"^\+1-555-01[0-9]{2}$");
            }
        }
    }

    [Fact]
    public void Emails_OfAllGuests_AreDifferentAndOfExampleDomains()
    {
        var emails = new HotelGuests(3000).Events(new Seed(1)).Where(happened => happened.Operation == Operation.Create)
            .Select(happened => ((GuestChange)happened.Payload!).After!.Email).ToList();

        emails.Distinct().Count().ShouldBe(emails.Count);
        emails.ShouldAllBe(email => System.Text.RegularExpressions.Regex.IsMatch(email, @"^[a-z]+(\.[a-z]+)?[0-9]+@(example\.(com|org|net)|mail\.example)$"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.06, 18)]
    [InlineData(1, 300)]
    public void NoChangeRate_MeasuredBack_IsExactAndLabelled(double rate, int expected)
    {
        var arrivals = Hotel.Guests(300, o => o with { UpdateRate = 1, NoChangeRate = rate }).Generate(new Seed(1)).ToList();

        var unchanged = arrivals.Where(arrival => HotelLine.Of(arrival) is { Type: "guest.updated" } line
            && line.Root.GetProperty("before").EnumerateObject().All(member => line.Data.GetProperty(member.Name).GetString() == member.Value.GetString())).ToList();

        unchanged.Count.ShouldBe(expected);
        unchanged.ShouldAllBe(arrival => arrival.Labels.Faults!.Single() == HotelFaults.NoChange);
        arrivals.Count(arrival => arrival.Labels.Faults is not null).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Guest_AnyNumber_EqualsItsEventsAmongAll(string name)
    {
        foreach (var form in Enum.GetValues<GuestForm>())
        {
            var guests = Varied[name](new HotelGuests(60)) with { Form = form };
            var expected = guests.Events(new Seed(3)).GroupBy(happened => happened.Key).ToDictionary(guest => guest.Key, guest => guest.Select(Facts).ToList());
            expected.Count.ShouldBe(60);

            for (var number = 1; number <= 60; number++)
            {
                var again = guests.Guest(new Seed(3), number);
                again.Select(Facts).ShouldBe(expected[again[0].Key]);
            }
        }
    }

    [Fact]
    public void DeletedGuests_AnyRateBelowAll_LeaveTheFirst()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            new HotelGuests(10) { DeleteRate = 0.9 }.Guest(new Seed(seed), 1)[^1].Operation.ShouldNotBe(Operation.Delete);
        }
    }

    private static void Apply(Dictionary<string, Dictionary<string, string>> table, HotelLine line)
    {
        var id = line.Data.GetProperty("guest_id").GetString()!;
        var told = line.Data.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString()!);
        if (line.Type is "guest.created" or "guest.read")
        {
            told["updated_at"].ShouldBe(told["created_at"]);
            table.Add(id, told);
            return;
        }

        foreach (var before in line.Root.GetProperty("before").EnumerateObject())
        {
            table[id][before.Name].ShouldBe(before.Value.GetString(), line.ToString());
        }

        if (line.Type == "guest.deleted")
        {
            line.Root.GetProperty("before").EnumerateObject().Select(member => member.Name).ShouldBe(Columns);
            table.Remove(id);
            return;
        }

        told.Keys.ShouldBe(["guest_id", .. line.ChangedFields, "updated_at"]);
        line.Root.GetProperty("before").EnumerateObject().Select(member => member.Name).ShouldBe(line.ChangedFields);
        foreach (var (column, value) in told)
        {
            table[id][column] = value;
        }
    }

    private static ChangeRecord RecordOf(Arrival arrival, int number) => new(
        number, "guests", arrival.Event.Key, arrival.Event.Payload is null ? null : System.Text.Encoding.UTF8.GetString(arrival.ToBytes()));

    private static object Facts(StreamEvent happened) =>
        (happened.Id, happened.Type, happened.Key, happened.EventTime, happened.Payload, happened.Operation, happened.EndsEntity, happened.Faults);
}
