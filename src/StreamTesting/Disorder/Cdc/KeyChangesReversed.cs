using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Lets rows whose key changed arrive under their new key before they are deleted under the old one, where the two are in different partitions: a partition waits, with all behind it, until the
/// create has passed. In one partition the order stays, as in Kafka. The records are told apart by Debezium's headers <c>__debezium.newkey</c> and <c>__debezium.oldkey</c>.
/// </summary>
/// <param name="Rate">How likely it is for each change of a key over partitions, from 0 to 1: a coin.</param>
public sealed record KeyChangesReversed(double Rate) : DisorderStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"creates under the new key before the delete of the old one, {Percent.Of(Rate)} by coin";

    internal override string Kind => "key-changes-reversed";

    /// <inheritdoc/>
    public override void Validate(Domain domain) => Guard.Rate(Rate, nameof(Rate), $"The rate of '{Kind}'");
}
