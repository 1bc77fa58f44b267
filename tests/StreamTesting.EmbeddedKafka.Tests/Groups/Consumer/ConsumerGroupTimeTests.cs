using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Tests.Groups;

public sealed class ConsumerGroupTimeTests : IDisposable
{
    private static readonly TimeSpan Session = GroupSettings.Default.ConsumerSessionTimeout;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    private readonly ConsumerGroupDriver group = new();

    public void Dispose() => group.Dispose();

    [Fact]
    public void Silence_AsLongAsTheSession_EndsTheMembership()
    {
        group.Join("a");

        group.Time.Advance(Session - Moment);
        group.State.ShouldBe(GroupState.Stable);
        group.Time.Advance(Moment * 2);

        group.State.ShouldBe(GroupState.Empty);
        group.Beat("a").Error.ShouldBe(GroupError.UnknownMemberId);
    }

    [Fact]
    public void Heartbeats_MoveTheEndOfTheSession()
    {
        group.Join("a");

        for (var i = 0; i < 5; i++)
        {
            group.Time.Advance(Session - Moment);
            group.Beat("a").Error.ShouldBe(GroupError.None);
        }
    }

    [Fact]
    public void Silence_OfOne_GivesItsPartitionsToTheOther()
    {
        group.TwoMembers();
        group.Time.Advance(Session - Moment);
        group.Beat("b");

        group.Time.Advance(Moment * 2);

        group.State.ShouldBe(GroupState.Assigning);
        group.Beat("b");
        group.Partitions("b").ShouldBe([0, 1]);
        group.State.ShouldBe(GroupState.Stable);
    }

    [Fact]
    public void Silence_OfAStaticMemberThatIsAway_EndsItsMembershipToo()
    {
        group.TwoMembers("i");
        group.Leave("a", "i", forNow: true);
        group.Time.Advance(Session - Moment);
        group.Beat("b");
        group.Partitions("b").Count().ShouldBe(1);

        group.Time.Advance(Moment * 2);
        group.Beat("b");

        group.Partitions("b").ShouldBe([0, 1]);
    }

    [Fact]
    public void Revocation_InItsTime_KeepsTheMember()
    {
        group.Join("a", rebalance: TimeSpan.FromSeconds(10));
        group.Join("b");
        group.Beat("a");

        group.Time.Advance(TimeSpan.FromSeconds(10) - Moment);
        group.Beat("a").Error.ShouldBe(GroupError.None);
        group.Time.Advance(Moment * 2);

        group.Beat("a").Error.ShouldBe(GroupError.None);
        group.Epoch("a").ShouldBe(3);
    }

    [Fact]
    public void Revocation_TooLate_EndsTheMembership_AlthoughHeartbeatsCome()
    {
        group.Join("a", rebalance: TimeSpan.FromSeconds(10));
        group.Join("b");
        group.Beat("a");
        group.Time.Advance(TimeSpan.FromSeconds(10) - Moment);
        group.Beat("a", saysOwned: false).Error.ShouldBe(GroupError.None);

        group.Time.Advance(Moment * 2);

        group.Beat("a", saysOwned: false).Error.ShouldBe(GroupError.UnknownMemberId);
        group.Beat("b");
        group.Partitions("b").ShouldBe([0, 1]);
    }

    [Fact]
    public void Configs_OfTheGroup_CountFromTheNextHeartbeat()
    {
        group.Join("a");
        group.Coordinator.Configs.Change(ConsumerGroupDriver.Id, [new(GroupConfigs.SessionTimeout, "1000"), new(GroupConfigs.HeartbeatInterval, "50")], validateOnly: false).ShouldBeNull();

        group.Beat("a").Interval.ShouldBe(TimeSpan.FromMilliseconds(50));
        group.Time.Advance(TimeSpan.FromSeconds(1) + Moment);

        group.State.ShouldBe(GroupState.Empty);
    }

    [Theory]
    [InlineData(GroupConfigs.SessionTimeout, "100", "consumer.session.timeout.ms must be greater than consumer.heartbeat.interval.ms")]
    [InlineData(GroupConfigs.SessionTimeout, "x", "Invalid value x for configuration consumer.session.timeout.ms: Not a number of type INT")]
    [InlineData(GroupConfigs.HeartbeatInterval, "0", "Invalid value 0 for configuration consumer.heartbeat.interval.ms: Value must be at least 1")]
    [InlineData("other", "1", "Unknown group config name: other")]
    public void Configs_ThatMakeNoSense_AreRefusedWithASentence(string name, string value, string sentence)
    {
        var configs = group.Coordinator.Configs;

        configs.Change("g", [new(name, value)], validateOnly: false).ShouldBe(sentence);

        configs.Show("g").ShouldAllBe(setting => !setting.IsOwn);
    }

    [Fact]
    public void Configs_OnlyValidatedOrTakenBack_AreThoseOfTheBroker()
    {
        var configs = group.Coordinator.Configs;
        configs.Change("g", [new(GroupConfigs.SessionTimeout, "1000")], validateOnly: true).ShouldBeNull();
        configs.SessionTimeoutOf("g").ShouldBe(Session);
        configs.Change("g", [new(GroupConfigs.SessionTimeout, "1000")], validateOnly: false).ShouldBeNull();
        configs.SessionTimeoutOf("g").ShouldBe(TimeSpan.FromSeconds(1));

        configs.Change("g", [new(GroupConfigs.SessionTimeout, null)], validateOnly: false).ShouldBeNull();

        configs.SessionTimeoutOf("g").ShouldBe(Session);
    }
}
