using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>Several shapes at once: at each moment the product of their factors, but <see cref="RateShape.GreatestFactor"/> at the most.</summary>
/// <param name="Shapes">The shapes; at least one.</param>
public sealed record ProductRate(IReadOnlyList<RateShape> Shapes) : RateShape
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => string.Join(" x ", Shapes.Select(shape => $"({shape})"));

    [JsonIgnore]
    internal override IEnumerable<RateShape> Simple => Shapes.SelectMany(shape => shape.Simple);

    /// <inheritdoc/>
    public override void Validate()
    {
        if (Shapes is null || Shapes.Count == 0 || Shapes.Any(shape => shape is null))
        {
            throw new ArgumentException("A product of rates needs at least one, and none may be null.", nameof(Shapes));
        }

        foreach (var shape in Shapes)
        {
            shape.Validate();
        }
    }

    /// <summary>Whether another multiplies the same shapes in the same order.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it does.</returns>
    public bool Equals(ProductRate? other) => other is not null && Factors.Same(Shapes, other.Shapes);

    /// <inheritdoc/>
    public override int GetHashCode() => Factors.HashOf(Shapes);

    internal override double FactorOf(long ticks, Seed seed)
    {
        var product = 1.0;
        foreach (var shape in Shapes)
        {
            product *= shape.FactorOf(ticks, seed);
        }

        return Math.Min(product, GreatestFactor);
    }

    internal override long ChangeAfter(long ticks, Seed seed)
    {
        var next = long.MaxValue;
        foreach (var shape in Shapes)
        {
            next = Math.Min(next, shape.ChangeAfter(ticks, seed));
        }

        return next;
    }
}
