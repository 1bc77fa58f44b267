namespace StreamTesting.Kafka.Tests.Lag;

[Collection(BrokerCollection.Name)]
public sealed class GroupProgressTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);
    private readonly BrokerFixture _kafka;
    private readonly FrozenClock _clock = new();
    private readonly KafkaTestbed _testbed;

    public GroupProgressTests(BrokerFixture kafka)
    {
        _kafka = kafka;
        _testbed = new KafkaTestbed(kafka.Broker, _clock);
    }

    public void Dispose() => _testbed.Dispose();

    [Fact]
    public async Task WaitAsync_ConsumerReadsAll_EndsThere()
    {
        await using var run = await _kafka.Testbed.InjectAsync(BrokerFixture.Stream(100), partitions: 3);
        await using var consumer = Forwarder.Start(run);

        var end = await run.Progress.WaitAsync();

        end.IsCaughtUp.ShouldBeTrue();
        end.Topics.ShouldHaveSingleItem().Partitions.Sum(partition => partition.Committed).ShouldBe(100);
        end.Group.Type.ShouldBe(GroupType.Classic);
    }

    [Fact]
    public async Task WaitAsync_AtMostSome_EndsWhereThatManyAreLeft()
    {
        await using var run = await _kafka.Testbed.InjectAsync(BrokerFixture.Stream(10));
        Topic.Commit(_kafka.Broker, run.ConsumerGroup, run.Topic, (0, 3));
        var waiting = run.Progress.WaitAsync(atMost: 4);

        Topic.Commit(_kafka.Broker, run.ConsumerGroup, run.Topic, (0, 6));

        (await waiting).Behind.ShouldBe(4);
    }

    [Fact]
    public async Task WaitAsync_GroupStaysBehind_SaysWhatIsMissingWhere()
    {
        await using var run = await _testbed.InjectAsync(BrokerFixture.Stream(10), partitions: 2);
        var (first, second) = (run.Injection.Partitions[0].End, run.Injection.Partitions[1].End);
        Topic.Commit(_kafka.Broker, run.ConsumerGroup, run.Topic, (0, 1));

        var late = await LateAsync(run.Progress.WaitAsync(Minute));

        late.Message.ShouldBe(
            $"Group '{run.ConsumerGroup}' had not committed all of '{run.Topic}' after 60 s: 9 to go.\n"
            + $"  '{run.Topic}': committed 1 of {first} in partition 0, {first - 1} to go\n"
            + $"  '{run.Topic}': committed nothing of {second} in partition 1, {second} to go\n"
            + $"  group '{run.ConsumerGroup}' (classic) has no members: is the consumer still running?\n"
            + "  it committed nothing of that while it was waited for");
        late.Groups.ShouldHaveSingleItem().Behind.ShouldBe(9);
    }

    [Fact]
    public async Task WaitAsync_ConsumerDoesNotCommit_SaysWhoReads()
    {
        await using var run = await _testbed.InjectAsync(BrokerFixture.Stream(1));
        await using var consumer = Forwarder.Start(run, commits: false);
        var member = (await _kafka.Testbed.Lag.Of(run.ConsumerGroup, run.Topic).WaitForMembersAsync(1)).Members[0];

        var late = await LateAsync(run.Progress.WaitAsync(Minute));

        late.Message.ShouldBe(
            $"Group '{run.ConsumerGroup}' had not committed all of '{run.Topic}' after 60 s: 1 to go.\n"
            + $"  '{run.Topic}': committed nothing of 1 in partition 0, 1 to go, read by '{member.Id}'\n"
            + $"  group '{run.ConsumerGroup}' (classic) is stable with 1 member\n"
            + $"    '{member.Id}' (client 'rdkafka' at {member.Host}) has '{run.Topic}' 0\n"
            + "  it committed nothing of that while it was waited for");
    }

    [Fact]
    public async Task WaitAsync_GroupThatIsNot_SaysWhatToLookAt()
    {
        await using var run = await _testbed.InjectAsync(BrokerFixture.Stream(1));

        var late = await LateAsync(run.ProgressOf("billing").WaitAsync(Minute, atMost: 0));

        late.Message.ShouldContain("\n  group 'billing' does not exist: no consumer of that name has joined or committed. Does one run, in that group, on this broker?\n");
    }

    [Fact]
    public async Task WaitForMembersAsync_TooFew_SaysWhoIsThere()
    {
        await using var run = await _testbed.InjectAsync(BrokerFixture.Stream(1));
        await using var consumer = Forwarder.Start(run);
        var member = (await _kafka.Testbed.Lag.Of(run.ConsumerGroup, run.Topic).WaitForMembersAsync(1)).Members[0];

        var late = await LateAsync(run.Progress.WaitForMembersAsync(2, Minute));

        late.Message.ShouldBe(
            $"Group '{run.ConsumerGroup}' was not stable with 2 members after 60 s.\n  group '{run.ConsumerGroup}' (classic) is stable with 1 member\n"
            + $"    '{member.Id}' (client 'rdkafka' at {member.Host}) has '{run.Topic}' 0");
    }

    [Fact]
    public async Task WaitForMembersAsync_ConsumersComeAndGo_EndsAtEach()
    {
        await using var run = await _kafka.Testbed.InjectAsync(BrokerFixture.Stream(1), partitions: 2);
        await using (var one = Forwarder.Start(run))
        {
            await using var two = Forwarder.Start(run);

            var both = await run.Progress.WaitForMembersAsync(2);

            both.Members.SelectMany(member => member.Partitions).Order().ShouldBe([(run.Topic, 0), (run.Topic, 1)]);
            both.Assignor.ShouldBe("range");
        }

        (await run.Progress.WaitForMembersAsync(0)).Phase.ShouldBe(GroupPhase.Empty);
    }

    [Fact]
    public async Task WatchAsync_GroupCommitsBitByBit_ShowsRateAndRest()
    {
        await using var run = await _testbed.InjectAsync(BrokerFixture.Stream(10));
        Topic.Commit(_kafka.Broker, run.ConsumerGroup, run.Topic, (0, 2));
        var seen = new List<string>();
        await foreach (var look in run.Progress.WatchAsync(TimeSpan.FromMilliseconds(20)))
        {
            if (seen.Count == 0 || seen[^1] != look.ToString())
            {
                seen.Add(look.ToString());
                _clock.Move(TimeSpan.FromSeconds(2));
                Topic.Commit(_kafka.Broker, run.ConsumerGroup, run.Topic, (0, seen.Count == 1 ? 6 : 10));
            }
        }

        seen.ShouldBe(
        [
            $"group '{run.ConsumerGroup}' (classic) has no members, 8 behind: committed 2 of 10 in partition 0 of '{run.Topic}'",
            $"group '{run.ConsumerGroup}' (classic) has no members, 4 behind: committed 6 of 10 in partition 0 of '{run.Topic}'; 2 a second, 2 s to go",
            $"group '{run.ConsumerGroup}' (classic) has no members, at the end",
        ]);
    }

    [Fact]
    public async Task WaitAsync_Cancelled_EndsAtOnce()
    {
        await using var run = await _testbed.InjectAsync(BrokerFixture.Stream(1));
        using var cancel = new CancellationTokenSource();
        var waiting = run.Progress.WaitAsync(cancellationToken: cancel.Token);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, -1)]
    public async Task WaitAsync_ImpossibleOption_IsRefused(int seconds, long atMost) => await Should.ThrowAsync<ArgumentOutOfRangeException>(
        () => _testbed.Lag.Of("totals", "orders").WaitAsync(TimeSpan.FromSeconds(seconds), atMost));

    /// <summary>Lets the time-out pass once the broker has answered.</summary>
    private async Task<KafkaTimeoutException> LateAsync(Task waiting)
    {
        await _clock.LookedAtAsync(8);
        _clock.Move(Minute);
        return await Should.ThrowAsync<KafkaTimeoutException>(() => waiting);
    }
}
