using Confluent.Kafka;

namespace Samples.Orders.Mistakes;

/// <summary>The mistake: it commits a batch before it has handled it, as auto-commit may do. A crash in between loses the batch.</summary>
public sealed class CommitsBeforeProcessing : OrderTotals
{
    private CommitsBeforeProcessing(string bootstrapServers, string topic, string outputTopic, OrderTotalsOptions? options)
        : base(bootstrapServers, topic, outputTopic, options)
    {
    }

    public static new CommitsBeforeProcessing Start(string bootstrapServers, string topic, string outputTopic, OrderTotalsOptions? options = null) =>
        Run(new CommitsBeforeProcessing(bootstrapServers, topic, outputTopic, options));

    protected override void Handle(IReadOnlyList<ConsumeResult<string, byte[]>> batch)
    {
        Commit(batch);
        Write(batch);
    }
}
