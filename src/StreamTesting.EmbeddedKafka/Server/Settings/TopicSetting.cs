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

/// <summary>A setting of topics: its default, and which values are taken. Refusals are in Kafka's words.</summary>
/// <param name="Name">Kafka's name.</param>
/// <param name="Default">Kafka's default.</param>
/// <param name="Type">How the value is written.</param>
/// <param name="Documentation">What it is for.</param>
internal sealed record TopicSetting(string Name, string Default, TopicSettingType Type, string Documentation)
{
    /// <summary>Kafka's name of the setting of brokers that is the default of this one; null if there is none.</summary>
    public string? Broker { get; init; }

    /// <summary>Whether that setting of brokers has no value of its own while nobody has set it.</summary>
    public bool HasNoBrokerDefault { get; init; }

    /// <summary>The only values that Kafka takes; of a list, of its elements.</summary>
    public string[]? OneOf { get; init; }

    /// <summary>The only value that this broker honours, of those that Kafka takes.</summary>
    public string? Honoured { get; init; }

    /// <summary>What is said of the other values.</summary>
    public string? WhyNot { get; init; }

    public double Min { get; init; } = double.NegativeInfinity;

    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>The value as it is kept: without blanks around it.</summary>
    public string Clean(string value) => Type == TopicSettingType.List
        ? string.Join(',', value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        : value.Trim();

    /// <summary>Why a value is refused, in a sentence; null if it is not.</summary>
    public string? Problem(string value)
    {
        var problem = Type switch
        {
            TopicSettingType.Boolean => bool.TryParse(value, out _) ? null : "Expected value to be either true or false",
            TopicSettingType.Int => OfNumber("INT", int.TryParse(value, CultureInfo.InvariantCulture, out var number), number),
            TopicSettingType.Long => OfNumber("LONG", long.TryParse(value, CultureInfo.InvariantCulture, out var number), number),
            TopicSettingType.Double => OfNumber("DOUBLE", double.TryParse(value, CultureInfo.InvariantCulture, out var number), number),
            TopicSettingType.List => Array.Find(value.Split(',', StringSplitOptions.RemoveEmptyEntries), element => OfText(element) is not null) is { } wrong ? OfText(wrong) : null,
            _ => OfText(value),
        };
        return problem is not null ? $"Invalid value {Wrong(value)} for configuration {Name}: {problem}"
            : Honoured is not null && !string.Equals(value, Honoured, StringComparison.OrdinalIgnoreCase) ? WhyNot
            : null;
    }

    private string Wrong(string value) => Type == TopicSettingType.List
        ? value.Split(',', StringSplitOptions.RemoveEmptyEntries).First(element => OfText(element) is not null)
        : value;

    private string? OfText(string value) => OneOf is null || OneOf.Contains(value) ? null : $"String must be one of: {string.Join(", ", OneOf)}";

    private string? OfNumber(string type, bool isNumber, double number) =>
        !isNumber ? $"Not a number of type {type}"
        : number < Min ? string.Create(CultureInfo.InvariantCulture, $"Value must be at least {Min}")
        : number > Max ? string.Create(CultureInfo.InvariantCulture, $"Value must be no more than {Max}")
        : null;
}
