namespace StreamTesting;

/// <summary>The records of a table in an order in which they can be delivered. Immutable.</summary>
/// <param name="Kind">In which way it differs from the one that the connector made.</param>
/// <param name="Text">What was done, for messages, for example <c>records #4 to #9 came again</c>.</param>
/// <param name="Records">The records in the order of this delivery; each keeps its number.</param>
public sealed record TableDelivery(DeliveryKind Kind, string Text, IReadOnlyList<ChangeRecord> Records)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
