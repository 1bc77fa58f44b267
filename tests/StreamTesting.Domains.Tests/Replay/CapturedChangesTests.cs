using System.Text;

namespace StreamTesting.Domains.Tests;

public sealed class CapturedChangesTests
{
    private const string Orders = "shop.public.orders";

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "captures"), "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Events_OfACapture_AreItsRecordsInTheirOrder(string name)
    {
        var capture = Load(name);
        var stream = capture.Replay().Generate(new Seed(1));

        stream.Select(arrival => (string?)Encoding.UTF8.GetString(arrival.ToBytes())).ShouldBe(capture.Records.Select(record => record.Value ?? ""));
        stream.Select(arrival => arrival.Event.Key).ShouldBe(capture.Records.Select(record => record.Key ?? ""));
        stream.Select(arrival => arrival.Event.Id).ShouldBe(capture.Records.Select(record => $"{capture.Id}#{record.Number}"));
        stream.Select(arrival => arrival.Event.Headers).ShouldBe(capture.Records.Select(record => record.Headers));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Events_OfACapture_KeepTheContractOfADomain(string name)
    {
        var domain = Load(name).Replay().Domain;
        var events = domain.Events(new Seed(1)).ToList();

        events.Count.ShouldBe((int)domain.Size!.Value.Events);
        events.Select(happened => happened.EventTime).ShouldBe(events.Select(happened => happened.EventTime).Order());
        events.Select(happened => happened.Id).ShouldBeUnique();
        events.GroupBy(happened => happened.Key).Count().ShouldBe((int)domain.Size!.Value.Ended);
        events.GroupBy(happened => happened.Entity).Count().ShouldBe((int)domain.Size!.Value.Ended);
        foreach (var entity in events.GroupBy(happened => happened.Entity))
        {
            entity.Select(happened => happened.EndsEntity).ShouldBe([.. Enumerable.Repeat(false, entity.Count() - 1), true]);
        }
    }

    [Fact]
    public void Events_OfOneTopic_KeepTheNumbersOfTheWhole()
    {
        var capture = Load("pg-restart-replay-keep-3.json");
        var events = capture.Replay(Orders).Generate(new Seed(1)).Select(arrival => arrival.Event).ToList();

        events.Count.ShouldBe(capture.Records.Count(record => record.Topic == Orders));
        events[0].Id.ShouldBe("pg-restart-replay-keep-3#1");
        events[0].Type.ShouldBe("create");
        events[0].Operation.ShouldBe(Operation.Create);
        events[0].EventTime.ToUnixTimeMilliseconds().ShouldBe(capture.Records[1].Event!.Source!.TimestampMs!.Value);
        ((ChangeRecord)events[0].Payload!).Number.ShouldBe(1);
    }

    [Fact]
    public void Events_ATombstone_HasNoPayloadNoBytesAndTheTimeOfTheOneBefore()
    {
        var stream = Load("pg-lifecycle-identity-full.json").Replay(Orders).Generate(new Seed(1)).ToList();

        stream[4].Event.Type.ShouldBe("tombstone");
        stream[4].Event.Operation.ShouldBe(Operation.Tombstone);
        stream[4].Event.Payload.ShouldBeNull();
        stream[4].ToBytes().ShouldBeEmpty();
        stream[4].Event.EventTime.ShouldBe(stream[3].Event.EventTime);
    }

    [Fact]
    public void Events_ATruncate_HasAnEmptyKey()
    {
        var truncate = Load("pg-truncate.json").Replay().Generate(new Seed(1)).Single(arrival => arrival.Event.Operation == Operation.Truncate);

        truncate.Event.Key.ShouldBe("");
        truncate.Event.Id.ShouldBe("pg-truncate#2");
    }

    [Fact]
    public void Events_WhereTheDatabasesTimeGoesBack_AreRaisedToTheGreatestSoFar()
    {
        var capture = Load("pg-restart-replay-keep-3.json");
        var sent = capture.Records.Where(record => record.Event is not null).Select(record => record.Event!.Source!.TimestampMs!.Value).ToList();
        sent.SequenceEqual(sent.Order()).ShouldBeFalse();

        var times = capture.Replay().Generate(new Seed(1)).Select(arrival => arrival.Event.EventTime).ToList();

        times.ShouldBe(times.Order());
    }

    [Fact]
    public void Redelivered_ACapture_SendsTheSameBytesAgain()
    {
        var stream = Load("pg-delete-reinsert-same-key.json").Replay(Orders).Redelivered(4).Duplicated(0.3).Generate(new Seed(7));

        stream.Truth.CountOf(DuplicateKind.Redelivery).ShouldBe(4);
        stream.Truth.CountOf(DuplicateKind.Exact).ShouldBe(2);
        foreach (var ofEvent in stream.GroupBy(arrival => arrival.Event.Id))
        {
            ofEvent.Select(arrival => Convert.ToHexString(arrival.ToBytes())).Distinct().Count().ShouldBe(1);
        }
    }

    [Fact]
    public void Duplicated_AsConflicting_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Load("pg-truncate.json").Replay().Duplicated(0.1, DuplicateKind.Conflicting)).Message
            .ShouldContain("the domain 'captured-changes' has no conflicting events; it must be Exact or Retry");

    [Fact]
    public void FromJson_OfAReplay_MakesTheSameStream()
    {
        var plan = Load("pg-restart-replay-keep-3.json").Replay(Orders).Redelivered(5);

        var read = StreamPlan.FromJson(plan.ToJson(), DomainCatalogs.All);

        read.ShouldBe(plan);
        read.Generate(new Seed(3)).Fingerprint().ShouldBe(plan.Generate(new Seed(3)).Fingerprint());
    }

    [Fact]
    public void FromJson_OfAnotherFile_IsRefused()
    {
        var json = Load("pg-truncate.json").Replay().ToJson().Replace("pg-truncate.json", "pg-unicode.json", StringComparison.Ordinal)
            .Replace("\"capture\": \"pg-truncate\"", "\"capture\": \"pg-unicode\"", StringComparison.Ordinal);

        Should.Throw<PlanFormatException>(() => StreamPlan.FromJson(json, DomainCatalogs.All)).Message.ShouldContain("is another one than the plan was made with");
    }

    [Fact]
    public void FromJson_OfAFileThatIsGone_SaysWhich()
    {
        var json = Load("pg-truncate.json").Replay().ToJson().Replace("pg-truncate.json", "gone.json", StringComparison.Ordinal);

        Should.Throw<PlanFormatException>(() => StreamPlan.FromJson(json, DomainCatalogs.All)).Message.ShouldContain("gone.json");
    }

    [Fact]
    public void Validate_ATopicThatIsNotThere_NamesThoseThatAre() =>
        Should.Throw<ArgumentException>(() => Load("pg-truncate.json").Replay("orders")).Message
            .ShouldBe("The capture 'pg-truncate' has no record of the topic 'orders'; it has shop.public.orders, shop.public.wait_marker.");

    [Fact]
    public void Validate_ARelativePath_IsFoundBesideTheAssembly() => new StreamPlan(new CapturedChanges("captures/pg-truncate.json")).Domain.Size!.Value.Events.ShouldBe(5);

    [Fact]
    public void With_OtherOptions_ReadsAgain()
    {
        var all = new CapturedChanges("captures/pg-truncate.json");
        all.Size!.Value.Events.ShouldBe(5);

        (all with { Topic = Orders }).Size!.Value.Events.ShouldBe(4);
        (all with { File = "captures/pg-unicode.json" }).Size!.Value.Events.ShouldBe(8);
    }

    private static DebeziumCapture Load(string name) => DebeziumCapture.Load(Path.Combine(AppContext.BaseDirectory, "captures", name));
}
