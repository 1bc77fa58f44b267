using System.Globalization;

namespace StreamTesting.Benchmarks;

/// <summary>What a figure counts.</summary>
internal enum BrokerUnit
{
    Milliseconds,
    PerSecond,
    Bytes,
    Mebibytes,
    Kibibytes,
    Count,
}

/// <summary>One figure of a broker.</summary>
/// <param name="Name">What was measured; the same for every broker.</param>
/// <param name="Value">What came out.</param>
/// <param name="Unit">What that counts.</param>
/// <param name="Aim">What it should be at least; empty where nothing is asked for.</param>
internal sealed record BrokerFigure(string Name, double Value, BrokerUnit Unit, string Aim = "")
{
    public string Text => Unit switch
    {
        BrokerUnit.Milliseconds => Value.ToString(Value < 10 ? "0.00" : "#,0", CultureInfo.InvariantCulture) + " ms",
        BrokerUnit.PerSecond when Value < 100_000 => (Value / 1_000).ToString("0.0", CultureInfo.InvariantCulture) + " k/s",
        BrokerUnit.PerSecond => (Value / 1_000_000).ToString("0.00", CultureInfo.InvariantCulture) + " M/s",
        BrokerUnit.Bytes => Value.ToString(Value < 10 ? "0.00" : "#,0", CultureInfo.InvariantCulture) + " B",
        BrokerUnit.Mebibytes => (Value / (1 << 20)).ToString("#,0", CultureInfo.InvariantCulture) + " MiB",
        BrokerUnit.Kibibytes => (Value / 1024).ToString("#,0", CultureInfo.InvariantCulture) + " KiB",
        _ => Value.ToString("#,0", CultureInfo.InvariantCulture),
    };

    /// <summary>How many times better this is than another, as text.</summary>
    public string Against(BrokerFigure other)
    {
        var times = Unit == BrokerUnit.PerSecond ? Value / other.Value : other.Value / Value;
        return Value <= 0 || other.Value <= 0 ? "" : times.ToString(times < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
    }
}
