using System.Text.Json;

namespace StreamTesting.Tests;

public sealed class EvolvedTests
{
    private static readonly DateTimeOffset Middle = StayDomain.Start + TimeSpan.FromMinutes(500);

    public static TheoryData<FieldChange, int, SchemaCompatibility, Func<Arrival, bool>> Changes => new()
    {
        { FieldChange.Added("data.booking_source", "web"), 1000, SchemaCompatibility.Full, arrival => arrival.Text("data.booking_source") == "\"web\"" },
        { FieldChange.Added("trace", 7, hasDefault: false), 1000, SchemaCompatibility.Forward, arrival => arrival.Text("trace") == "7" },
        { FieldChange.Removed("data.status"), 750, SchemaCompatibility.Backward, arrival => arrival.IsStay() && !arrival.Has("data.status") },
        { FieldChange.Removed("data.status", hasDefault: true), 750, SchemaCompatibility.Full, arrival => arrival.IsStay() && !arrival.Has("data.status") },
        { FieldChange.Renamed("data.guest", "guest_id"), 1000, SchemaCompatibility.Breaking, arrival => arrival.Has("data.guest_id") && !arrival.Has("data.guest") },
        { FieldChange.Restated("data.status", "v2"), 750, SchemaCompatibility.Full, arrival => arrival.Text("data.status") == "\"v2\"" },
        { FieldChange.AsText("data.total"), 750, SchemaCompatibility.Breaking, arrival => arrival.Field("data.total")?.ValueKind == JsonValueKind.String },
        { FieldChange.AsNumber("data.code"), 750, SchemaCompatibility.Breaking, arrival => arrival.Field("data.code")?.ValueKind == JsonValueKind.Number },
        { FieldChange.AsDecimal("data.nights"), 750, SchemaCompatibility.Backward, arrival => arrival.Text("data.nights").EndsWith(".0", StringComparison.Ordinal) },
        { FieldChange.AsArray("data.status"), 750, SchemaCompatibility.Breaking, arrival => arrival.Text("data.status") == "[\"Confirmed\"]" },
        { FieldChange.AsObject("data.status"), 750, SchemaCompatibility.Breaking, arrival => arrival.Text("data.status") == "{\"value\":\"Confirmed\"}" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Evolved_AtEachRate_IsMeasuredBackFromTheBytes(FieldChange change, int can, SchemaCompatibility compatibility, Func<Arrival, bool> isNew)
    {
        change.Compatibility.ShouldBe(compatibility);
        foreach (var rate in new[] { 0, 0.3, 1 })
        {
            var stream = Payloads.Stays.Evolved(change, rate).Generate(new Seed(1));
            var ofNewVersion = stream.Where(isNew).ToList();

            ofNewVersion.Count.ShouldBe((int)(rate * can));
            ofNewVersion.ShouldAllBe(arrival => arrival.SchemaVersion == 2 && arrival.Causes == Causes.Evolved);
            ofNewVersion.ShouldAllBe(arrival => arrival.Labels.Payload!.Changes.Single() == change && arrival.Labels.Payload.Compatibility == compatibility);
            stream.Count(arrival => arrival.SchemaVersion == 2).ShouldBe(ofNewVersion.Count);
            stream.Where(arrival => arrival.SchemaVersion == 1).ShouldAllBe(arrival => arrival.Labels.Payload == null);
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Evolved_FromAMoment_LeavesHistoryAsItWas(FieldChange change, int can, SchemaCompatibility compatibility, Func<Arrival, bool> isNew)
    {
        var stream = Payloads.Stays.Evolved(change, from: Middle).Generate(new Seed(1));

        stream.Where(arrival => arrival.Event.EventTime < Middle).ShouldAllBe(arrival => !isNew(arrival));
        stream.Count(isNew).ShouldBe(can / 2);
        stream.Plan.Disorder.Cast<Evolved>().Single().Compatibility.ShouldBe(compatibility);
    }

    [Fact]
    public void Evolved_FromAMomentAtARate_InterleavesBothVersionsFromThereOn()
    {
        var stream = Payloads.Stays.Evolved(FieldChange.Removed("data.status"), rate: 0.4, from: Middle).Generate(new Seed(1));

        stream.Count(arrival => arrival.IsStay() && !arrival.Has("data.status")).ShouldBe(150);
        stream.Where(arrival => arrival.SchemaVersion == 2).ShouldAllBe(arrival => arrival.Event.EventTime >= Middle);
    }

    [Fact]
    public void Evolved_OfATypeOnly_LeavesTheOthers()
    {
        var stream = Payloads.Stays.Evolved(FieldChange.Removed("data.guest"), of: ["updated", "cancelled"]).Generate(new Seed(1));

        stream.ShouldAllBe(arrival => arrival.Has("data.guest") == (arrival.Type() == "booked"));
    }

    [Fact]
    public void Introduced_FromAMoment_IsMissingInHistory()
    {
        var stream = Payloads.Stays.Evolved(FieldChange.Introduced("data.promo"), from: Middle).Generate(new Seed(1));
        var promoted = stream.Where(arrival => arrival.Event.Index % 4 == 0).ToList();

        promoted.ShouldAllBe(arrival => arrival.Has("data.promo") == arrival.Event.EventTime >= Middle);
        promoted.ShouldAllBe(arrival => arrival.SchemaVersion == (arrival.Event.EventTime >= Middle ? 2 : 1));
        promoted[0].Labels.ToString().ShouldContain("schema version 1 (without data.promo, which is not introduced yet: full)");
        stream.Where(arrival => arrival.Event.Index % 4 != 0).ShouldAllBe(arrival => arrival.Labels.Payload == null);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.2, 50)]
    public void Introduced_AtARate_IsMissingInAllOthers(double rate, int having)
    {
        Payloads.Stays.Evolved(FieldChange.Introduced("data.promo"), rate).Generate(new Seed(1)).Count(arrival => arrival.Has("data.promo")).ShouldBe(having);
    }

    [Fact]
    public void Evolved_SeveralChanges_AreOneVersion()
    {
        var stream = Payloads.Stays.Evolved([FieldChange.Renamed("data.total", "amount"), FieldChange.Added("data.currency", "USD")], 0.5).Generate(new Seed(1));

        stream.Where(arrival => arrival.SchemaVersion == 2).ShouldAllBe(arrival => arrival.Has("data.currency") && arrival.IsStay() == arrival.Has("data.amount"));
        stream.Max(arrival => arrival.SchemaVersion).ShouldBe(2);
        stream.First(arrival => arrival.SchemaVersion == 2 && arrival.IsStay()).Labels.ToString()
            .ShouldContain("schema version 2 (renamed data.total to amount and added data.currency: breaking)");
    }

    [Fact]
    public void Evolved_TwoSteps_AreTwoVersions()
    {
        var stream = Payloads.Stays.Evolved(FieldChange.Added("a", 1), from: StayDomain.Start + TimeSpan.FromMinutes(200)).Evolved(FieldChange.Added("b", 2), from: Middle).Generate(new Seed(1));

        stream.GroupBy(arrival => arrival.SchemaVersion).Select(version => (version.Key, version.Count())).ShouldBe([(1, 200), (2, 300), (3, 500)]);
        stream.ShouldAllBe(arrival => arrival.SchemaVersion == 1 + (arrival.Has("a") ? 1 : 0) + (arrival.Has("b") ? 1 : 0));
    }

    [Fact]
    public void Evolved_ConflictingCopies_HaveTheVersionOfTheirEvent()
    {
        var stream = Payloads.Stays.Evolved(FieldChange.Renamed("data.guest", "guest_id"), 0.5).Duplicated(1, DuplicateKind.Conflicting).Generate(new Seed(1));

        stream.GroupBy(arrival => arrival.Event.Id).ShouldAllBe(copies => copies.Select(copy => copy.Has("data.guest_id")).Distinct().Count() == 1);
        stream.GroupBy(arrival => arrival.Event.Id).ShouldAllBe(copies => copies.Select(copy => copy.SchemaVersion).Distinct().Count() == 1);
    }

    [Fact]
    public void Evolved_TheFieldInWhichCopiesConflictRemoved_MakesThemRetries()
    {
        var stream = Payloads.Stays.Evolved(FieldChange.Removed("data.total")).Duplicated(1, DuplicateKind.Conflicting).Generate(new Seed(1));

        stream.Where(arrival => arrival.Labels.IsDuplicate).ShouldAllBe(copy => copy.Labels.Duplicate == (copy.IsStay() ? DuplicateKind.Retry : DuplicateKind.Conflicting));
    }

    [Fact]
    public void Evolved_Impossible_SaysWhy()
    {
        FaultyTests.Refusal(plan => plan.Evolved(FieldChange.Removed("data.promo_code"))).ShouldContain("can show the change 'removed data.promo_code' (1000 events looked at); its fields are arrived, at, data");
        FaultyTests.Refusal(plan => plan.Evolved(FieldChange.Added("data.total", 1), of: ["booked"])).ShouldContain("can show the change 'added data.total'");
        FaultyTests.Refusal(plan => plan.Evolved(FieldChange.AsNumber("data.status"))).ShouldContain("'data.status as number'");
        FaultyTests.Refusal(plan => plan.Evolved(FieldChange.Introduced("data.promo"))).ShouldContain("none lacks the field. Give a moment (from) or a rate below 1.");
        FaultyTests.Refusal(plan => plan.Evolved(FieldChange.Renamed("data.guest", "a.b"))).ShouldContain("'a.b' is no new name for data.guest");
        FaultyTests.Refusal(plan => plan.Evolved([])).ShouldContain("'evolved' has no change");
        Should.Throw<ArgumentException>(() => new StreamPlan(new StayDomain(10) { IsJson = false }).Evolved(FieldChange.Added("x", 1))).Message.ShouldContain("'evolved' changes JSON");
    }
}
