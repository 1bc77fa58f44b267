using System.Globalization;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>The type of a setting, with the numbers of the protocol.</summary>
internal enum TopicSettingType : sbyte
{
    Boolean = 1,
    String = 2,
    Int = 3,
    Long = 5,
    Double = 6,
    List = 7,
}

/// <summary>A setting that a topic may have: its default, and which values are taken.</summary>
/// <param name="Name">Kafka's name.</param>
/// <param name="Default">Kafka's default.</param>
/// <param name="Type">How the value is written.</param>
/// <param name="Allowed">The values this broker honours; null for every value of the type.</param>
/// <param name="Minimum">The smallest number allowed.</param>
internal sealed record TopicSetting(string Name, string Default, TopicSettingType Type, string[]? Allowed = null, long Minimum = long.MinValue)
{
    /// <summary>Why a value is refused, in a sentence; null if it is not.</summary>
    public string? Problem(string value)
    {
        if (!Parses(value))
        {
            return $"Invalid value {value} for configuration {Name}: expected {Type.ToString().ToLowerInvariant()}"
                + (Minimum == long.MinValue ? "" : $" of at least {Minimum}");
        }

        return Allowed is null || Allowed.Contains(value)
            ? null
            : $"{Name}={value} is not implemented by the embedded broker; it honours {string.Join(", ", Allowed)}";
    }

    private bool Parses(string value) => Type switch
    {
        TopicSettingType.Boolean => bool.TryParse(value, out _),
        TopicSettingType.Int => int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= Minimum,
        TopicSettingType.Long => long.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= Minimum,
        TopicSettingType.Double => double.TryParse(value, CultureInfo.InvariantCulture, out _),
        _ => true,
    };
}
