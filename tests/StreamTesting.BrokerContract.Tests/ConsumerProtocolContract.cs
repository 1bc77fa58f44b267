using Confluent.Kafka;
using Samples;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>What tests need whose consumers speak the consumer protocol (group.protocol=consumer).</summary>
public abstract class ConsumerProtocolContract(IContractBroker broker) : Contract(broker)
{
    protected static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    private readonly List<IConsumer<string?, string?>> joined = [];

    protected override void Dispose(bool disposing)
    {
        joined.ToList().ForEach(member => Leave(member));
        base.Dispose(disposing);
    }

    protected IConsumer<string?, string?> Joined(
        string group, string topic, Action<ConsumerConfig>? configure = null, Action<ConsumerBuilder<string?, string?>>? build = null)
    {
        var member = Consumer(
            group,
            config =>
            {
                (config.GroupProtocol, config.SessionTimeoutMs, config.HeartbeatIntervalMs) = (GroupProtocol.Consumer, null, null);
                configure?.Invoke(config);
            },
            build);
        joined.Add(member);
        member.Subscribe(topic);
        return member;
    }

    /// <summary>Lets a member leave for good; a static one, that is closed as it is, only for now.</summary>
    protected void Leave(IConsumer<string?, string?> member, bool isStatic = false)
    {
        joined.Remove(member);
        if (isStatic)
        {
            GroupMember.Close(member, Patience);
        }
        else
        {
            GroupMember.LeaveByConsumerProtocol(Patience, member);
        }
    }

    protected static void Consume(params IConsumer<string?, string?>[] members) => Array.ForEach(members, member => member.Consume(Poll));
}
