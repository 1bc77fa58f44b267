namespace StreamTesting;

/// <summary>A choice among values of different weight. Immutable and thread-safe.</summary>
/// <typeparam name="T">What is chosen.</typeparam>
public sealed class WeightedChoice<T>
{
    private readonly T[] _values;
    private readonly double[] _upTo;

    /// <summary>Makes a choice from weights, which need not sum to 1.</summary>
    /// <param name="options">The values with their weights; at least one weight must be above 0, none below.</param>
    /// <exception cref="ArgumentException">There is no option, a weight is negative or not finite, or all are 0.</exception>
    public WeightedChoice(params (T Value, double Weight)[] options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var total = 0.0;
        _values = new T[options.Length];
        _upTo = new double[options.Length];
        for (var i = 0; i < options.Length; i++)
        {
            var (value, weight) = options[i];
            if (!double.IsFinite(weight) || weight < 0)
            {
                throw new ArgumentException($"The weight of '{value}' is {weight}; a weight is a finite number of at least 0.", nameof(options));
            }

            total += weight;
            _values[i] = value;
            _upTo[i] = total;
        }

        if (!(total > 0))
        {
            throw new ArgumentException("At least one option needs a weight above 0.", nameof(options));
        }
    }

    /// <summary>Chooses a value.</summary>
    /// <param name="random">Gives the one number that is needed.</param>
    /// <returns>One of the values; one of weight 0 never.</returns>
    public T Pick(ref RandomSource random)
    {
        var point = random.NextDouble() * _upTo[^1];
        var i = 0;
        while (i < _upTo.Length - 1 && point >= _upTo[i])
        {
            i++;
        }

        return _values[i];
    }
}
