using System.Globalization;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>The name of a broker as a resource: its id.</summary>
internal static class BrokerName
{
    /// <summary>Why a name is not that of the broker that is asked, in Kafka's words; null if it is.</summary>
    public static string? Problem(int brokerId, string name, string what, bool isOptional) =>
        !int.TryParse(name, CultureInfo.InvariantCulture, out var id) ? $"{what} must be an integer, but it is: {name}"
        : id != brokerId ? string.Create(CultureInfo.InvariantCulture, $"Unexpected broker id, expected {brokerId}{(isOptional ? " or empty string" : "")}, but received {name}")
        : null;
}
