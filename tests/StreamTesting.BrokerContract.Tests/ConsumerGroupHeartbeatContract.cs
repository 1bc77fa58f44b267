using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>The consumer protocol of KIP-848 by single heartbeats: epochs, what is told when, who is fenced.</summary>
public abstract class ConsumerGroupHeartbeatContract(IContractBroker broker) : RawContract(broker)
{
    [ContractFact]
    public async Task Join_FirstMember_HasAllAtOnce()
    {
        var topic = await NewTopicAsync(3);
        var member = new RawMember(Client, await NewGroupAsync());

        (await member.JoinAsync(topic)).ShouldBe(ErrorCode.None);

        member.Partitions.ShouldBe([0, 1, 2]);
        member.Epoch.ShouldBe(2);
        member.Last.HeartbeatIntervalMs.ShouldBe(100);
    }

    [ContractFact]
    public async Task Beat_NothingNew_TellsNoAssignment()
    {
        var topic = await NewTopicAsync(3);
        var member = new RawMember(Client, await NewGroupAsync());
        await member.JoinAsync(topic);

        (await member.AcknowledgeAsync()).ShouldBe(ErrorCode.None);

        (member.Last.Assignment is null, member.Last.MemberEpoch, member.Last.MemberId).ShouldBe((true, 2, member.Id));
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : ConsumerGroupHeartbeatContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : ConsumerGroupHeartbeatContract(broker), IClassFixture<RealKafka>;
}
