using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>In which forms a connector sends values: its options, or the defaults of its kind. Immutable.</summary>
public sealed record ValueForms
{
    /// <summary>PostgreSQL's connector with its defaults.</summary>
    public static ValueForms PostgreSql { get; } = new() { Times = TimeForm.Adaptive, IsPostgreSql = true };

    /// <summary>MariaDB's and MySQL's connectors with their defaults.</summary>
    public static ValueForms MariaDb { get; } = new() { Times = TimeForm.AdaptiveTimeMicroseconds };

    /// <summary>Whether the database is PostgreSQL; false for MariaDB and MySQL. It decides how many digits of a second a type without a number has.</summary>
    public bool IsPostgreSql { get; init; }

    /// <summary><c>decimal.handling.mode</c>; <see cref="DecimalForm.Precise"/> by default.</summary>
    public DecimalForm Decimals { get; init; }

    /// <summary><c>time.precision.mode</c>.</summary>
    public TimeForm Times { get; init; }

    /// <summary><c>binary.handling.mode</c>; <see cref="BinaryForm.Base64"/> by default.</summary>
    public BinaryForm Binaries { get; init; }

    /// <summary><c>interval.handling.mode=string</c>: intervals as ISO 8601; by default as microseconds of averaged months and years.</summary>
    public bool HasTextIntervals { get; init; }

    /// <summary><c>bigint.unsigned.handling.mode=precise</c>; by default (<c>long</c>) what is above 2^63 - 1 wraps to negative numbers.</summary>
    public bool HasPreciseUnsigned { get; init; }

    /// <summary>What stands for big columns that did not change.</summary>
    public ToastPlaceholder Placeholder { get; init; } = ToastPlaceholder.Default;

    /// <summary>Columns that are sent changed, by <c>schema.table.column</c>: how many stars stand for their values, or, below zero, after how many characters they are cut.</summary>
    internal ImmutableDictionary<string, int> Altered { get; init; } = ImmutableDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Takes the forms from a connector's options.</summary>
    /// <param name="connector">The connector's class or short name, for example <c>io.debezium.connector.mariadb.MariaDbConnector</c> or <c>postgresql</c>.</param>
    /// <param name="options">Its options by name; those that have nothing to do with values are left out of account.</param>
    /// <returns>The forms.</returns>
    /// <exception cref="ArgumentException">The connector is none of PostgreSQL, MariaDB and MySQL, or an option has a value that is not known; the message names it.</exception>
    public static ValueForms FromOptions(string connector, IReadOnlyDictionary<string, string> options)
    {
        ArgumentNullException.ThrowIfNull(connector);
        ArgumentNullException.ThrowIfNull(options);
        return FormOptions.Read(Defaults(connector), options);
    }

    /// <summary>Takes the forms of one column from the schema that its values are sent with; what that does not say stays as it is here.</summary>
    /// <param name="column">The schema of the column, a field of the schema of <c>before</c> and <c>after</c>.</param>
    /// <returns>The forms of the column.</returns>
    public ValueForms With(ConnectSchema column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Type == "array" && column.Items is { } items ? With(items) : column.Name switch
        {
            "org.apache.kafka.connect.data.Decimal" or "io.debezium.data.VariableScaleDecimal" => this with { Decimals = DecimalForm.Precise, HasPreciseUnsigned = true },
            "org.apache.kafka.connect.data.Time" or "org.apache.kafka.connect.data.Timestamp" or "io.debezium.time.Time" or "io.debezium.time.Timestamp" => this with { Times = TimeForm.Connect },
            "io.debezium.time.MicroTime" or "io.debezium.time.MicroTimestamp" => this with { Times = TimeForm.Microseconds },
            "io.debezium.time.NanoTime" or "io.debezium.time.NanoTimestamp" => this with { Times = TimeForm.Nanoseconds },
            "io.debezium.time.IsoDate" or "io.debezium.time.IsoTime" or "io.debezium.time.IsoTimestamp" => this with { Times = TimeForm.Text },
            "io.debezium.time.Interval" => this with { HasTextIntervals = true },
            "io.debezium.time.MicroDuration" => this with { HasTextIntervals = false },
            null when column.Type == "double" => this with { Decimals = DecimalForm.Double },
            null when column.Type == "string" => this with { Decimals = DecimalForm.Text },
            null when column.Type == "bytes" => this with { Binaries = BinaryForm.Base64 },
            _ => this,
        };
    }

    private static ValueForms Defaults(string connector) =>
        connector.Contains("postgres", StringComparison.OrdinalIgnoreCase) ? PostgreSql
        : connector.Contains("mariadb", StringComparison.OrdinalIgnoreCase) || connector.Contains("mysql", StringComparison.OrdinalIgnoreCase) ? MariaDb
        : throw new ArgumentException($"The connector is '{connector}'; known are those of PostgreSQL, MariaDB and MySQL. Give {nameof(ValueForms)} yourself for another.", nameof(connector));
}
