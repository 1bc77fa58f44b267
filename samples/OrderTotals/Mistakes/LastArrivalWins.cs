namespace Samples.Orders.Mistakes;

/// <summary>The mistake: what arrives last counts. An old amount that arrives late overwrites a newer one.</summary>
public sealed class LastArrivalWins : OrderTotals
{
    private LastArrivalWins(string bootstrapServers, string topic, string outputTopic, OrderTotalsOptions? options)
        : base(bootstrapServers, topic, outputTopic, options)
    {
    }

    protected override OrderBook Book { get; } = new ArrivalBook();

    public static new LastArrivalWins Start(string bootstrapServers, string topic, string outputTopic, OrderTotalsOptions? options = null) =>
        Run(new LastArrivalWins(bootstrapServers, topic, outputTopic, options));

    private sealed class ArrivalBook : OrderBook
    {
        protected override bool Supersedes(DateTimeOffset eventTime, DateTimeOffset asOf) => true;
    }
}
