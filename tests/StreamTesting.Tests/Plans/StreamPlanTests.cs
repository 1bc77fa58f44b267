namespace StreamTesting.Tests;

public sealed class StreamPlanTests
{
    private static readonly DomainCatalog Catalog = new(new TestDomain(1));

    private static readonly StreamPlan Full = new StreamPlan(new TestDomain(100, 7) { Gap = TimeSpan.FromSeconds(3) }).Over(4)
        .Late(0.06, TimeSpan.FromHours(2), TimeSpan.FromMinutes(1), Choosing.ByCoin)
        .LateByDays(0.01, 5)
        .Duplicated(0.02, DuplicateKind.Conflicting, TimeSpan.FromSeconds(9))
        .OutOfOrder(0.12, 5, TimeSpan.FromMinutes(4))
        .OutOfOrderInEntity(0.1, TimeSpan.FromMinutes(4))
        .Redelivered(10, 2);

    [Fact]
    public void FromJson_OfToJson_GivesAnEqualPlanAndTheSameStream()
    {
        var read = StreamPlan.FromJson(Full.ToJson(), Catalog);

        read.ShouldBe(Full);
        read.ToJson().ShouldBe(Full.ToJson());
        read.Generate(new Seed(1)).Fingerprint().ShouldBe(Full.Generate(new Seed(1)).Fingerprint());
    }

    [Fact]
    public void With_AnIdlePartitionThatEndsWithoutBeginning_IsRefused() =>
        Should.Throw<ArgumentException>(() => new StreamPlan(new TestDomain(10)).Idle(0, lasting: TimeSpan.FromHours(1))).Message.ShouldContain("does not say from when");

    [Fact]
    public void ToJson_StepsAboutConnectionsAndPartitions_AreReadable()
    {
        var plan = new StreamPlan(new TestDomain(1)).Over(4).Offline(0.1, TimeSpan.FromHours(1), after: TimeSpan.FromDays(1)).Bursting(TimeSpan.FromMinutes(1), 2)
            .Skewed(0.3, 1, Choosing.ByCoin).Idle(2).Idle(3, TimeSpan.FromHours(1), TimeSpan.FromHours(2)).Lagging(1, TimeSpan.FromMinutes(5), TimeSpan.FromHours(3));

        StreamPlan.FromJson(plan.ToJson(), Catalog).ShouldBe(plan);
        plan.ToString().ShouldBeApproved();
        plan.ToJson().ShouldContain(
            """
                {
                  "step": "idle",
                  "from": "01:00:00",
                  "lasting": "02:00:00",
                  "partition": 3
                },
                {
                  "step": "lagging",
                  "by": "00:05:00",
                  "from": "03:00:00",
                  "partition": 1
                }
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void ToJson_FullPlan_IsReadable()
    {
        Full.ToJson().ShouldBe(
            """
            {
              "streamtesting": 1,
              "domain": {
                "name": "test",
                "count": 100,
                "entities": 7,
                "gap": "00:00:03",
                "maxTransportDelay": "00:00:05",
                "start": "2026-01-01T00:00:00+00:00"
              },
              "partitions": 4,
              "disorder": [
                {
                  "step": "late",
                  "upTo": "02:00:00",
                  "atLeast": "00:01:00",
                  "rate": 0.06,
                  "choosing": "byCoin"
                },
                {
                  "step": "lateByDays",
                  "maxDays": 5,
                  "rate": 0.01
                },
                {
                  "step": "duplicated",
                  "as": "conflicting",
                  "within": "00:00:09",
                  "rate": 0.02
                },
                {
                  "step": "outOfOrder",
                  "maxDisplacement": 5,
                  "upTo": "00:04:00",
                  "rate": 0.12
                },
                {
                  "step": "outOfOrderInEntity",
                  "upTo": "00:04:00",
                  "rate": 0.1
                },
                {
                  "step": "redelivered",
                  "length": 10,
                  "times": 2
                }
              ]
            }
            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("", "The JSON is not a plan")]
    [InlineData("[]", "not an object")]
    [InlineData("{", "The JSON is not a plan")]
    [InlineData("null", "not an object")]
    [InlineData("""{"domain":{"name":"test","count":1}}""", "is missing; this library reads version 1")]
    [InlineData("""{"streamtesting":2,"domain":{"name":"test","count":1}}""", "is 2; this library reads version 1")]
    [InlineData("""{"streamtesting":1}""", "no domain with a name")]
    [InlineData("""{"streamtesting":1,"domain":{"name":"tset","count":1}}""", "no domain 'tset'; there are: test")]
    [InlineData("""{"streamtesting":1,"domain":{"name":"test","count":1,"gapp":"1"}}""", "gapp")]
    [InlineData("""{"streamtesting":1,"domain":{"name":"test"}}""", "count")]
    [InlineData("""{"streamtesting":1,"seed":5,"domain":{"name":"test","count":1}}""", "a member 'seed'")]
    [InlineData("""{"streamtesting":1,"domain":{"name":"test","count":1},"partitions":0}""", "is 0; it must lie between 1 and 10000")]
    [InlineData("""{"streamtesting":1,"domain":{"name":"test","count":1},"partitions":"x"}""", "The JSON is not a plan")]
    [InlineData("""{"streamtesting":1,"domain":{"name":"test","count":1},"disorder":[{"step":"late","rate":1.5,"upTo":"02:00:00"}]}""", "is 1.5; it must lie between 0 and 1")]
    [InlineData("""{"streamtesting":1,"domain":{"name":"test","count":1},"disorder":[{"step":"lost","rate":0.5}]}""", "lost")]
    [InlineData("""{"streamtesting":1,"domain":{"name":"test","count":1},"disorder":[null]}""", "null")]
    public void FromJson_NoPlan_SaysWhereAndWhy(string json, string reason)
    {
        Should.Throw<PlanFormatException>(() => StreamPlan.FromJson(json, Catalog)).Message.ShouldContain(reason);
    }

    public static TheoryData<string, Func<StreamPlan, StreamPlan>> Impossible => new()
    {
        { "The rate of 'late' is -0.1", plan => plan.Late(-0.1, TimeSpan.FromHours(1)) },
        { "The rate of 'late' is NaN", plan => plan.Late(double.NaN, TimeSpan.FromHours(1)) },
        { "The longest delay of 'late' (upTo) is 00:00:05; it must lie between 00:00:05.0010000", plan => plan.Late(0.1, TimeSpan.FromSeconds(5)) },
        { "is 00:00:05; it must lie between 00:00:05.0010000 and 01:00:00", plan => plan.Late(0.1, TimeSpan.FromHours(1), TimeSpan.FromSeconds(5)) },
        { "is 02:00:00; it must lie between", plan => plan.Late(0.1, TimeSpan.FromHours(1), TimeSpan.FromHours(2)) },
        { "is 0; it must lie between 1 and 3650", plan => plan.LateByDays(0.1, 0) },
        { "is 00:00:00; it must lie between 00:00:00.0010000", plan => plan.Duplicated(0.1, within: TimeSpan.Zero) },
        { "is Redelivery; it must be Exact, Retry or Conflicting", plan => plan.Duplicated(0.1, DuplicateKind.Redelivery) },
        { "is 0; it must lie between 1 and 1023", plan => plan.OutOfOrder(0.1, 0) },
        { "is 1024; it must lie between 1 and 1023", plan => plan.OutOfOrder(0.1, 1024) },
        { "is -00:00:01; it must lie", plan => plan.OutOfOrder(0.1, upTo: TimeSpan.FromSeconds(-1)) },
        { "is 00:00:00; it must lie", plan => plan.OutOfOrderInEntity(0.1, TimeSpan.Zero) },
        { "is 0; it must lie between 1 and 1000000", plan => plan.Redelivered(0) },
        { "is 0; it must lie between 1 and 1000", plan => plan.Redelivered(1, 0) },
        { "is 0; it must lie between 1 and 10000", plan => plan.Over(0) },
        { "The rate of 'offline' is 2", plan => plan.Offline(2, TimeSpan.FromHours(1)) },
        { "(upTo) is 00:00:05; it must lie", plan => plan.Offline(0.1, TimeSpan.FromSeconds(5)) },
        { "is 02:00:00; it must lie between 00:00:05.0010000 and 01:00:00", plan => plan.Offline(0.1, TimeSpan.FromHours(1), TimeSpan.FromHours(2)) },
        { "(after) is -00:00:01; it must lie", plan => plan.Offline(0.1, TimeSpan.FromHours(1), after: TimeSpan.FromSeconds(-1)) },
        { "(lasting) is 00:00:00; it must lie", plan => plan.Bursting(TimeSpan.Zero) },
        { "is -1; it must lie between 0 and 100000", plan => plan.Bursting(TimeSpan.FromHours(1), -1) },
        { "is -1; it must lie between 0 and 9999", plan => plan.Skewed(0.1, -1) },
        { "The rate of 'skewed' is 1.1", plan => plan.Skewed(1.1) },
        { "is 10000; it must lie between 0 and 9999", plan => plan.Idle(10_000) },
        { "(from) is -00:00:01; it must lie", plan => plan.Idle(0, TimeSpan.FromSeconds(-1)) },
        { "(lasting) is 00:00:00; it must lie", plan => plan.Idle(0, TimeSpan.Zero, TimeSpan.Zero) },
        { "(by) is 00:00:00; it must lie", plan => plan.Lagging(0, TimeSpan.Zero) },
        { "is -1; it must lie between 0 and 9999", plan => plan.Lagging(-1, TimeSpan.FromHours(1)) },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void With_ImpossibleSetting_SaysTheValueAndTheRange(string reason, Func<StreamPlan, StreamPlan> impossible)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => impossible(new StreamPlan(new TestDomain(10)))).Message.ShouldContain(reason);
    }

    [Fact]
    public void With_AStep_LeavesThePlanItWasCalledOnAsItWas()
    {
        var plain = new StreamPlan(new TestDomain(10));
        plain.Late(0.5, TimeSpan.FromHours(1));

        plain.Disorder.ShouldBeEmpty();
        plain.ShouldBe(new StreamPlan(new TestDomain(10)));
        plain.ShouldNotBe(plain.Over(2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Generate_HardlyAnyEvents_Works(int count)
    {
        var plan = new StreamPlan(new TestDomain(count)).Late(1, TimeSpan.FromHours(1)).Duplicated(1).OutOfOrder(1).OutOfOrderInEntity(1).Redelivered(5, 2);
        var stream = plan.Generate(new Seed(1));

        stream.Truth.Events.Count.ShouldBe(count);
        stream.Summary.ToString().ShouldContain($"of {count} events");
    }
}
