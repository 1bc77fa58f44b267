using System.Text.Json;

namespace StreamTesting.Tests;

public sealed class FaultyTests
{
    private const int Booked = 500;
    private const int Stays = 750;

    public static TheoryData<string, PayloadFault, int, Func<Arrival, bool>> Faults => new()
    {
        { "missing", PayloadFault.Missing("data.total"), Stays, arrival => arrival.IsStay() && !arrival.Has("data.total") },
        { "missing of a type", PayloadFault.Missing("data.total").Named("m", ["booked"]), Booked, arrival => arrival.IsStay() && !arrival.Has("data.total") },
        { "null", PayloadFault.Null("data.status"), Stays, arrival => arrival.Text("data.status") == "null" },
        { "empty", PayloadFault.Empty("data.status"), Stays, arrival => arrival.Text("data.status") == "\"\"" },
        {
            "swapped", PayloadFault.Swapped("data.check_in", "data.check_out"), Stays,
            arrival => arrival.IsStay() && string.CompareOrdinal(arrival.Text("data.check_in"), arrival.Text("data.check_out")) > 0
        },
        { "negative", PayloadFault.Negative("data.total"), Stays, arrival => arrival.IsStay() && arrival.Field("data.total")!.Value.GetDecimal() < 0 },
        { "absurd", PayloadFault.Absurd("data.total"), Stays, arrival => arrival.IsStay() && arrival.Field("data.total")!.Value.GetDecimal() > 1_000_000 },
        { "wrong", PayloadFault.Wrong("data.status", "Perhaps"), Stays, arrival => arrival.Text("data.status") == "\"Perhaps\"" },
        { "text", PayloadFault.AsText("data.nights"), Stays, arrival => arrival.Field("data.nights")?.ValueKind == JsonValueKind.String },
        { "a field that some have", PayloadFault.Missing("data.promo"), 250, arrival => arrival.Type() == "booked" && !arrival.Has("data.promo") && arrival.Field("data.code")!.Value.GetString() is { } code && int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) % 4 == 0 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Faulty_AtEachRate_IsMeasuredBackFromTheBytes(string name, PayloadFault fault, int can, Func<Arrival, bool> has)
    {
        foreach (var rate in new[] { 0, 0.02, 0.5, 1 })
        {
            var stream = Payloads.Stays.Faulty(rate, fault).Generate(new Seed(3));
            var faulty = stream.Where(has).ToList();

            faulty.Count.ShouldBe((int)Math.Round(rate * can, MidpointRounding.AwayFromZero), name);
            faulty.ShouldAllBe(arrival => arrival.Causes == Causes.Faulty && arrival.Labels.Payload!.Faults.Single() == fault);
            stream.Count(arrival => arrival.Labels.Payload is not null).ShouldBe(faulty.Count);
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.1, 34, 116)]
    [InlineData(1, 750, 750)]
    public void Faulty_ByCoin_StaysWithinFiveStandardDeviations(double rate, int least, int most)
    {
        Payloads.Stays.Faulty(rate, PayloadFault.Missing("data.total"), Choosing.ByCoin).Generate(new Seed(1))
            .Count(arrival => arrival.IsStay() && !arrival.Has("data.total")).ShouldBeInRange(least, most);
    }

    [Fact]
    public void Faulty_ByTheDomainsName_IsThatFault()
    {
        Payloads.Stays.Faulty(0.1, "missing-amount").ShouldBe(Payloads.Stays.Faulty(0.1, PayloadFault.Missing("data.total").Named("missing-amount", ["booked"])));

        var label = Payloads.Stays.Faulty(1, "missing-amount").Generate(new Seed(1)).First().Labels.ToString();
        label.ShouldContain("missing data.total (fault missing-amount)");
    }

    [Fact]
    public void Faulty_AllButTheField_HasTheBytesOfTheStreamWithout()
    {
        var plain = Payloads.Stays.Generate(new Seed(1)).ToList();
        var faulty = Payloads.Stays.Faulty(1, PayloadFault.Null("data.total")).Generate(new Seed(1)).ToList();

        for (var i = 0; i < plain.Count; i++)
        {
            var expected = System.Text.Encoding.UTF8.GetString(plain[i].ToBytes());
            var total = plain[i].Field("data.total");
            expected = total is null ? expected : expected.Replace($"\"total\":{total.Value.GetRawText()}", "\"total\":null", StringComparison.Ordinal);

            System.Text.Encoding.UTF8.GetString(faulty[i].ToBytes()).ShouldBe(expected);
        }
    }

    [Fact]
    public void Faulty_TwoStepsOnOneField_AreLabelledByWhatCanBeSeen()
    {
        var stream = Payloads.Stays.Faulty(0.5, PayloadFault.Null("data.total")).Faulty(0.5, PayloadFault.Negative("data.total")).Faulty(0.5, PayloadFault.Missing("data.total"))
            .Generate(new Seed(1));

        foreach (var arrival in stream.Where(arrival => arrival.IsStay()))
        {
            var expected = arrival.Text("data.total") switch { "-" => "missing-total", "null" => "null-total", ['-', ..] => "negative-total", _ => "" };
            var faults = arrival.Labels.Payload?.Faults.Select(fault => fault.Name) ?? [];
            string.Join(", ", faults).ShouldBe(expected);
        }
    }

    [Fact]
    public void Faulty_ItsCopies_HaveTheFaultButForTheConflicting()
    {
        var stream = Payloads.Stays.Faulty(0.3, PayloadFault.Missing("data.total"))
            .Duplicated(0.3).Duplicated(0.3, DuplicateKind.Retry).Duplicated(0.3, DuplicateKind.Conflicting).Redelivered(100).Generate(new Seed(1));
        var arrivals = stream.ToList();
        var kinds = new Dictionary<DuplicateKind, int>();
        foreach (var copy in arrivals.Where(arrival => arrival.IsStay() && arrival.Labels.IsDuplicate))
        {
            var first = arrivals[(int)copy.Labels.FirstPosition];
            var kind = copy.Labels.Duplicate;
            kinds[kind] = kinds.GetValueOrDefault(kind) + (first.Has("data.total") ? 0 : 1);
            if (kind is DuplicateKind.Exact or DuplicateKind.Retry)
            {
                copy.Text("data").ShouldBe(first.Text("data"));
                copy.Causes.HasFlag(Causes.Faulty).ShouldBe(first.Causes.HasFlag(Causes.Faulty));
            }
            else if (kind == DuplicateKind.Conflicting)
            {
                copy.Has("data.total").ShouldBeTrue();
                copy.Causes.HasFlag(Causes.Faulty).ShouldBeFalse();
            }
        }

        kinds.Count.ShouldBe(4);
        kinds.Values.ShouldAllBe(faultyFirsts => faultyFirsts > 5);
    }

    [Fact]
    public void Faulty_Impossible_SaysWhatThereIs()
    {
        Refusal(plan => plan.Faulty(0.1, PayloadFault.Missing("data.totl"))).ShouldBe(
            "No event of the domain 'stays' can have the fault 'missing data.totl' (1000 events looked at); its fields are arrived, at, data, data.check_in, data.check_out, data.code, "
            + "data.fee, data.guest, data.nights, data.promo, data.reason, data.status, data.total, id, type. (Parameter 'Fault')");
        Refusal(plan => plan.Faulty(0.1, PayloadFault.Missing("data.total").Named("x", ["cancelled"]))).ShouldContain("(250 events of cancelled looked at); its fields are arrived, at, data, data.fee, data.guest, data.reason, id, type");
        Refusal(plan => plan.Faulty(0.1, PayloadFault.Missing("data.total").Named("x", ["canceled"]))).ShouldContain("has no events of canceled; its types are booked, cancelled, updated.");
        Refusal(plan => plan.Faulty(0.1, PayloadFault.Negative("data.status"))).ShouldContain("can have the fault 'negative data.status'");
        Refusal(plan => plan.Faulty(1.1, PayloadFault.Missing("data.total"))).ShouldContain("The rate of 'faulty' is 1.1");
        Refusal(plan => plan.Faulty(0.1, "mising-amount")).ShouldContain("has no fault 'mising-amount'; it has missing-amount, reversed-dates.");
        Should.Throw<ArgumentException>(() => new StreamPlan(new TestDomain(10)).Faulty(0.1, "x")).Message.ShouldContain("it has none by name");
        Should.Throw<ArgumentException>(() => new StreamPlan(new StayDomain(10) { IsJson = false }).Faulty(0.1, PayloadFault.Missing("data.total"))).Message
            .ShouldContain("'faulty' changes JSON, and the domain 'stays' writes application/octet-stream ('avro')");
    }

    internal static string Refusal(Func<StreamPlan, StreamPlan> step) => Should.Throw<ArgumentException>(() => step(Payloads.Stays)).Message;
}
