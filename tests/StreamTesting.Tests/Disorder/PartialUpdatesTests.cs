using System.Text.Json;

namespace StreamTesting.Tests;

public sealed class PartialUpdatesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void PartialUpdates_AtEachRate_CarryKeyAndChangedFieldsOnly(double rate)
    {
        var whole = Payloads.Stays.Generate(new Seed(1)).ToDictionary(arrival => arrival.Event.Id);
        var stream = Payloads.Stays.PartialUpdates(rate, "data", keep: ["guest"], of: ["updated"]).Generate(new Seed(1));
        var partial = stream.Where(arrival => arrival.Text("data") != whole[arrival.Event.Id].Text("data")).ToList();

        partial.Count.ShouldBe((int)Math.Round(rate * stream.Summary.Rows[0].Of, MidpointRounding.AwayFromZero));
        stream.Summary.Rows[0].Of.ShouldBeInRange(245, 250);
        foreach (var arrival in partial)
        {
            arrival.Type().ShouldBe("updated");
            arrival.Causes.ShouldBe(Causes.PartialUpdate);
            arrival.Has("data.guest").ShouldBeTrue();
            var before = whole.Values.Where(other => other.Event.Key == arrival.Event.Key && other.Event.Index < arrival.Event.Index).OrderBy(other => other.Event.Index).ToList();
            foreach (var member in whole[arrival.Event.Id].Field("data")!.Value.EnumerateObject().Where(member => member.Name != "guest"))
            {
                var latest = before.FindLast(other => other.Has($"data.{member.Name}"))?.Text($"data.{member.Name}");
                arrival.Text($"data.{member.Name}").ShouldBe(latest == member.Value.GetRawText() ? "-" : member.Value.GetRawText());
                arrival.Labels.Payload!.LeftOut.Contains($"data.{member.Name}").ShouldBe(latest == member.Value.GetRawText());
            }
        }
    }

    [Fact]
    public void PartialUpdates_OfTheFirstEventOfAnEntity_AreNone()
    {
        var stream = Payloads.Stays.PartialUpdates(1, "data").Generate(new Seed(1));

        stream.GroupBy(arrival => arrival.Event.Key).ShouldAllBe(events => events.OrderBy(arrival => arrival.Event.Index).First().Causes == Causes.None);
        stream.Count(arrival => arrival.Causes == Causes.PartialUpdate).ShouldBeGreaterThan(900);
        stream.Last().Labels.ToString().ShouldContain("partial update without data.guest");
    }

    [Fact]
    public void PartialUpdates_Impossible_SaysWhy()
    {
        FaultyTests.Refusal(plan => plan.PartialUpdates(0.1, "dat")).ShouldContain("can leave out an unchanged field of 'dat' (1000 events looked at); its fields are arrived");
        FaultyTests.Refusal(plan => plan.PartialUpdates(0.1, "data", of: ["nothing"])).ShouldContain("has no events of nothing");
        FaultyTests.Refusal(plan => plan.PartialUpdates(2, "data")).ShouldContain("The rate of 'partial-updates' is 2");
    }
}
