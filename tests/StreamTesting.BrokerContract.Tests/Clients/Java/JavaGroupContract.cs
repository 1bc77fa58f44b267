namespace StreamTesting.BrokerContract.Tests;

/// <summary>Groups and their offsets by the Java tools.</summary>
public abstract class JavaGroupContract(IContractBroker broker) : JavaContract(broker)
{
    [ContractFact]
    public async Task Groups_AreListedDescribedAndDeleted()
    {
        var (topic, group) = await NewGroupAtAsync(30, committed: 20);

        LinesOf(await RunAsync("kafka-consumer-groups", "--list")).ShouldContain(group);
        (await RunAsync("kafka-consumer-groups", "--list --state")).ShouldMatch($@"{group}\s+Empty");
        (await RunAsync("kafka-groups", "--list")).ShouldMatch($@"{group}\s+Classic\s+(consumer)?");
        (await RunAsync("kafka-consumer-groups", $"--describe --group {group}")).ShouldMatch($@"{group}\s+{topic}\s+0\s+20\s+30\s+10\s");
        (await RunAsync("kafka-consumer-groups", "--describe --all-groups")).ShouldMatch($@"{group}\s+{topic}\s+0\s+20\s+30\s+10\s");
        (await RunAsync("kafka-consumer-groups", $"--describe --group {group} --state")).ShouldMatch($@"{group}\s+127\.0\.0\.1:\d+\s+\(1\)\s+-?\s*.*Empty\s+0");
        (await RunAsync("kafka-consumer-groups", $"--describe --group {NewName()}")).ShouldContain("GroupIdNotFoundException");

        (await RunAsync("kafka-consumer-groups", $"--group {group} --topic {topic}:0 --delete-offsets")).ShouldMatch($@"{topic}\s+0\s+Successful");
        (await RunAsync("kafka-consumer-groups", $"--delete --group {group}")).ShouldContain("was successful");
        LinesOf(await RunAsync("kafka-consumer-groups", "--list")).ShouldNotContain(group);
    }

    [ContractFact]
    public async Task Offsets_AreResetInEachWay_AndOnlyWhenAsked()
    {
        var (topic, group) = await NewGroupAtAsync(30, committed: 20);
        async Task<string> Reset(string how) => await RunAsync("kafka-consumer-groups", $"--group {group} --topic {topic} --reset-offsets {how}");
        string To(long offset) => $@"{group}\s+{topic}\s+0\s+{offset}\s";

        (await Reset("--to-earliest --dry-run")).ShouldMatch(To(0));
        (await Reset("--to-latest --dry-run")).ShouldMatch(To(30));
        (await Reset("--to-current --dry-run")).ShouldMatch(To(20));
        (await Reset("--shift-by -100 --dry-run")).ShouldMatch(To(0));
        (await Reset("--by-duration PT1H --dry-run")).ShouldMatch(To(0));
        (await Reset("--to-datetime 2001-01-01T00:00:00.000 --dry-run")).ShouldMatch(To(0));
        (await CommittedAsync(group, topic, stable: true)).CommittedOffset.ShouldBe(20);

        (await Reset("--shift-by -3 --execute")).ShouldMatch(To(17));
        (await CommittedAsync(group, topic, stable: true)).CommittedOffset.ShouldBe(17);

        var file = Path.GetTempFileName();
        var exported = await RunAsync("kafka-consumer-groups", $"--group {group} --all-topics --reset-offsets --to-offset 11 --export --dry-run");
        await File.WriteAllLinesAsync(file, LinesOf(exported).Where(line => line.Contains(topic, StringComparison.Ordinal)));
        await RunAsync("kafka-consumer-groups", $"--group {group} --reset-offsets --from-file {file} --execute");
        File.Delete(file);
        (await CommittedAsync(group, topic, stable: true)).CommittedOffset.ShouldBe(11);
    }

    [ContractFact]
    public async Task Members_ThatAreThere_AreDescribed_AndKeepTheirOffsets()
    {
        var (topic, group) = await NewGroupAtAsync(3, committed: 1);
        Until(() => Member(group, topic) is { } member && Read(member, 2).Count == 2, () => { }, "a member that reads");

        (await RunAsync("kafka-consumer-groups", $"--describe --group {group} --members --verbose")).ShouldMatch($@"{group}\s+rdkafka-\S+\s+/127\.0\.0\.1\s+rdkafka\s+1\s+.*{topic}[:(]");
        (await RunAsync("kafka-consumer-groups", $"--describe --group {group} --state")).ShouldMatch(@"range\s+Stable\s+1");
        (await RunAsync("kafka-consumer-groups", $"--delete --group {group}", exitCode: 0)).ShouldContain("GroupNotEmptyException");
        (await RunAsync("kafka-consumer-groups", $"--group {group} --topic {topic}:0 --delete-offsets", exitCode: 0)).ShouldContain("GroupSubscribedToTopicException");
        (await RunAsync("kafka-consumer-groups", $"--group {group} --topic {topic} --reset-offsets --to-earliest --execute", exitCode: 0)).ShouldContain("inactive");
        (await CommittedAsync(group, topic, stable: true)).CommittedOffset.ShouldBe(1);
    }

    private async Task<(string Topic, string Group)> NewGroupAtAsync(int records, int committed)
    {
        var (topic, group) = (await NewTopicAsync(), await NewGroupAsync());
        await ProduceAsync(topic, records);
        using var consumer = Consumer(group);
        consumer.Commit([new(topic, 0, committed)]);
        return (topic, group);
    }

    [OnRealKafka]
    public sealed class OnEmbedded(EmbeddedBroker broker) : JavaGroupContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : JavaGroupContract(broker), IClassFixture<RealKafka>;
}
