namespace StreamTesting.EmbeddedKafka.Tests.Faults;

public sealed class FaultPlanTests
{
    private static readonly FaultMenu Everything = new()
    {
        Topic = "orders", Partitions = 3, Group = "g", Over = 40, Brokers = 3, LostAcknowledgements = 4, RefusedProduces = 2, LostFetches = 1, DelayedFetches = 2,
        LeaderMoves = 3, Rebalances = 2, SessionExpiries = 1, LostCommits = 1, CoordinatorMoves = 1, BrokerStops = 1,
    };

    [Fact]
    public void Json_EveryAction_ComesBack()
    {
        var plan = new FaultPlan
        {
            Seed = ulong.MaxValue,
            Rules =
            [
                new() { Name = "a", Action = FaultAction.Refuse("NOT_COORDINATOR"), Api = "Heartbeat", ClientId = "c", Broker = 2, Group = "g", Times = null, Rate = 0.25 },
                new() { Name = "b", Action = FaultAction.AnswerWith("REQUEST_TIMED_OUT"), Topic = "t", Partition = 3, Skip = 4, Times = 5 },
                .. new[]
                {
                    FaultAction.LoseAnswer, FaultAction.TruncateAnswer, FaultAction.Close, FaultAction.Delay(TimeSpan.FromMilliseconds(1500)),
                    FaultAction.Throttle(TimeSpan.FromSeconds(2)), FaultAction.MoveLeader("t", 1, 2), FaultAction.MoveLeader("t", 1), FaultAction.StopBroker(1),
                    FaultAction.StartBroker(1), FaultAction.ForceRebalance("g"), FaultAction.ExpireSession("g", "m"), FaultAction.MoveGroupCoordinator("g", 3),
                    FaultAction.MoveTransactionCoordinator("tx"), FaultAction.AbortTransaction("tx"), FaultAction.DeleteTopic("t"),
                }.Select((action, i) => new FaultRule { Name = $"action {i}", Action = action }),
            ],
        };

        var read = FaultPlan.FromJson(plan.ToJson());

        read.Seed.ShouldBe(plan.Seed);
        read.Rules.ShouldBe(plan.Rules);
    }

    [Fact]
    public void Json_WrittenByHand_IsRead()
    {
        var plan = FaultPlan.FromJson("""
            {
              // twice, at the third and fourth
              "rules": [{ "name": "lost ack", "api": "Produce", "skip": 2, "times": 2, "action": { "do": "loseAnswer" }, }],
            }
            """);

        plan.Rules.ShouldHaveSingleItem().ShouldBe(new FaultRule { Name = "lost ack", Api = "Produce", Skip = 2, Times = 2, Action = FaultAction.LoseAnswer });
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("null", "null")]
    [InlineData("[]", "FaultPlan")]
    [InlineData("{\"rule\":[]}", "rule")]
    [InlineData("{\"rules\":[null]}", "null")]
    [InlineData("{\"rules\":[{\"name\":\"a\"}]}", "action")]
    [InlineData("{\"rules\":[{\"action\":{\"do\":\"close\"}}]}", "name")]
    [InlineData("{\"rules\":[{\"name\":\"a\",\"action\":{\"do\":\"explode\"}}]}", "explode")]
    [InlineData("{\"rules\":[{\"name\":\"a\",\"action\":{}}]}", "FaultAction")]
    [InlineData("{\"rules\":[{\"name\":\"a\",\"action\":{\"do\":\"refuse\",\"error\":\"OOPS\"}}]}", "'OOPS' is no error")]
    [InlineData("{\"rules\":[{\"name\":\"a\",\"api\":\"Prod\",\"action\":{\"do\":\"close\"}}]}", "'Prod', which is no API")]
    public void Json_Wrong_IsRefusedWithWhatIsWrong(string json, string expected) =>
        Should.Throw<FormatException>(() => FaultPlan.FromJson(json)).Message.ShouldContain(expected, Case.Sensitive);

    [Fact]
    public void FromSeed_SameSeed_IsTheSamePlan()
    {
        FaultPlan.FromSeed(7, Everything).Rules.ShouldBe(FaultPlan.FromSeed(7, Everything).Rules);
        FaultPlan.FromSeed(8, Everything).Rules.ShouldNotBe(FaultPlan.FromSeed(7, Everything).Rules);
    }

    [Fact]
    public void FromSeed_Menu_GetsItsNumbersOnePerPart()
    {
        var rules = FaultPlan.FromSeed(1, Everything).Rules;

        rules.Count.ShouldBe(19);
        rules.Select(rule => rule.Name).Distinct().Count().ShouldBe(19);
        rules.Where(rule => rule.Name.StartsWith("lost acknowledgement", StringComparison.Ordinal)).Select(rule => rule.Skip / 10).ShouldBe([0, 1, 2, 3]);
    }

    [Fact]
    public void FromSeed_OneKnob_LeavesTheOthersAsTheyWere()
    {
        var one = FaultPlan.FromSeed(1, Everything);
        var other = FaultPlan.FromSeed(1, Everything with { LeaderMoves = 9 });

        Kind(other, "lost acknowledgement").ShouldBe(Kind(one, "lost acknowledgement"));
        Kind(other, "delayed fetch").ShouldBe(Kind(one, "delayed fetch"));
    }

    [Fact]
    public void FromSeed_MenuThatLacksSomething_SaysWhat()
    {
        Problem(Everything with { Group = null }).ShouldContain("need a Group");
        Problem(Everything with { Brokers = 1 }).ShouldContain("more than one broker");
        Problem(Everything with { LostFetches = -1 }).ShouldContain("-1");
        Problem(Everything with { Over = 0 }).ShouldContain("Over");
    }

    [Fact]
    public void FromSeed_Published_StaysTheSame() =>
        string.Join(' ', FaultPlan.FromSeed(42, Everything).Rules.Select(rule => rule.Skip)).ShouldBe("3 13 28 38 7 26 16 1 38 3 19 37 10 25 24 14 14 39 44");

    private static List<FaultRule> Kind(FaultPlan plan, string name) => [.. plan.Rules.Where(rule => rule.Name.StartsWith(name, StringComparison.Ordinal))];

    private static string Problem(FaultMenu menu) => Should.Throw<ArgumentException>(() => FaultPlan.FromSeed(1, menu)).Message;
}
