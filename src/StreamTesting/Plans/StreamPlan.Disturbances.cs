namespace StreamTesting;

/// <content>What disturbs the stream on its way through Kafka.</content>
public sealed partial class StreamPlan
{
    /// <summary>Disturbs the way of the stream through Kafka, at arrivals that the seed decides: see <see cref="Disturbance"/>.</summary>
    /// <param name="disturbances">What happens, and how often.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan Disturbed(params Disturbance[] disturbances)
    {
        ArgumentNullException.ThrowIfNull(disturbances);
        return disturbances.Aggregate(this, (plan, disturbance) => plan.With(disturbance));
    }
}
