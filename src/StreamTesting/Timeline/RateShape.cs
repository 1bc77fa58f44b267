using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// How much happens when: a factor over time, piecewise constant, of which only the proportions matter. Immutable data, made by
/// <see cref="Rate"/>; shapes multiply. All times are UTC, or those of a fixed offset (<see cref="Rate.At"/>), so that no day has 23 or 25 hours.
/// </summary>
/// <remarks>
/// What a shape leaves open (the weather of a day) a seed decides, each day for itself: the same seed gives the same factors, in any order of
/// questions.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "rate")]
[JsonDerivedType(typeof(ConstantRate), "constant")]
[JsonDerivedType(typeof(HourlyRate), "hours")]
[JsonDerivedType(typeof(TimeOfDayRate), "timeOfDay")]
[JsonDerivedType(typeof(DaysOfWeekRate), "daysOfWeek")]
[JsonDerivedType(typeof(WeekendRate), "weekend")]
[JsonDerivedType(typeof(MonthlyRate), "months")]
[JsonDerivedType(typeof(SeasonalRate), "seasons")]
[JsonDerivedType(typeof(IntervalRate), "between")]
[JsonDerivedType(typeof(PeriodicRate), "every")]
[JsonDerivedType(typeof(HolidayRate), "holidays")]
[JsonDerivedType(typeof(WeatherRate), "weather")]
[JsonDerivedType(typeof(PromotionRate), "promotion")]
[JsonDerivedType(typeof(ProductRate), "product")]
[JsonDerivedType(typeof(CappedRate), "capped")]
[JsonDerivedType(typeof(OffsetRate), "offset")]
public abstract record RateShape
{
    /// <summary>The greatest factor: a million.</summary>
    public const double GreatestFactor = 1_000_000;

    private protected RateShape()
    {
    }

    /// <summary>The shape in words, with its settings.</summary>
    [JsonIgnore]
    public abstract string Description { get; }

    /// <summary>The shapes that this one puts together, each with parts of its own; a simple shape is its own only one.</summary>
    [JsonIgnore]
    internal virtual IEnumerable<RateShape> Simple => [this];

    /// <summary>Multiplies two shapes: the factor at each moment is the product of theirs.</summary>
    /// <param name="left">One shape.</param>
    /// <param name="right">Another.</param>
    /// <returns>Their product.</returns>
    public static RateShape operator *(RateShape left, RateShape right) => Rate.Product(left, right);

    /// <summary>Multiplies two shapes, as the operator does.</summary>
    /// <param name="left">One shape.</param>
    /// <param name="right">Another.</param>
    /// <returns>Their product.</returns>
    public static RateShape Multiply(RateShape left, RateShape right) => Rate.Product(left, right);

    /// <summary>Reads a shape from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote, or a person.</param>
    /// <returns>The shape.</returns>
    /// <exception cref="FormatException">The text is no shape, or one with impossible settings; the message says why.</exception>
    public static RateShape FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var shape = JsonSerializer.Deserialize<RateShape>(json, TimelineJson.Options) ?? throw new FormatException("The JSON is not a rate: it is null.");
            shape.Validate();
            return shape;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or NotSupportedException)
        {
            throw new FormatException($"The JSON is not a rate: {exception.Message}", exception);
        }
    }

    /// <summary>Says the factor at a moment.</summary>
    /// <param name="time">The moment.</param>
    /// <param name="seed">Decides what the shape leaves open; the seed 0 by default.</param>
    /// <returns>At least 0; 1 where nothing speeds it up or slows it down.</returns>
    public double FactorAt(DateTimeOffset time, Seed seed = default) => FactorOf(time.UtcTicks, seed);

    /// <summary>Says from when on the factor may be another; until then it is the same.</summary>
    /// <param name="time">The moment.</param>
    /// <param name="seed">As for <see cref="FactorAt"/>.</param>
    /// <returns>A later moment; <see cref="DateTimeOffset.MaxValue"/> where it stays the same for ever.</returns>
    public DateTimeOffset NextChange(DateTimeOffset time, Seed seed = default) =>
        new(Math.Min(ChangeAfter(time.UtcTicks, seed), DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);

    /// <summary>Names the part of the shape that a moment belongs to, for example <c>weekend</c>.</summary>
    /// <param name="time">The moment.</param>
    /// <param name="seed">As for <see cref="FactorAt"/>.</param>
    /// <returns>A name; moments of one part may have several factors only where the shape is put together of several.</returns>
    public string PartAt(DateTimeOffset time, Seed seed = default) => PartOf(time.UtcTicks, seed);

    /// <summary>Writes the shape as JSON, as <see cref="FromJson"/> reads it.</summary>
    /// <returns>Indented JSON, the same for equal shapes.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, TimelineJson.Options);

    /// <summary>Refuses impossible settings.</summary>
    /// <exception cref="ArgumentException">A setting is impossible; the message has its value and the allowed range.</exception>
    public abstract void Validate();

    /// <summary>The shape in words.</summary>
    /// <returns><see cref="Description"/>.</returns>
    public sealed override string ToString() => Description;

    internal abstract double FactorOf(long ticks, Seed seed);

    internal abstract long ChangeAfter(long ticks, Seed seed);

    internal virtual string PartOf(long ticks, Seed seed) => string.Join(", ", Simple.Select(shape => shape.PartOf(ticks, seed)));
}
