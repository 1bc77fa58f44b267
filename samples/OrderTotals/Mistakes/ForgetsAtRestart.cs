namespace Samples.Orders.Mistakes;

/// <summary>The mistake: it keeps in memory only which events it has counted. What is read again after a restart is counted again.</summary>
public sealed class ForgetsAtRestart : OrderTotals
{
    private ForgetsAtRestart(string bootstrapServers, string topic, string outputTopic, OrderTotalsOptions? options)
        : base(bootstrapServers, topic, outputTopic, options)
    {
    }

    public static new ForgetsAtRestart Start(string bootstrapServers, string topic, string outputTopic, OrderTotalsOptions? options = null) =>
        Run(new ForgetsAtRestart(bootstrapServers, topic, outputTopic, options));

    protected override void Restore()
    {
    }
}
