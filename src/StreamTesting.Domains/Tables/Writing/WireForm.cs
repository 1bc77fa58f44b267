using System.Text;

namespace StreamTesting.Domains;

/// <summary>How the values of a column are sent: which type of Kafka Connect, what it stands for, and in which units.</summary>
/// <param name="Type">The type, for example <c>int64</c>.</param>
/// <param name="Name">What it stands for, for example <c>io.debezium.time.MicroTimestamp</c>; null where it is only the type.</param>
internal sealed record WireForm(string Type, string? Name = null)
{
    private const string DebeziumTime = "io.debezium.time.";
    private const string ConnectType = "org.apache.kafka.connect.data.";

    /// <summary>What <see cref="Name"/> needs, as the JSON of its members.</summary>
    public string Parameters { get; private init; } = "";

    /// <summary>Members of a struct or the elements of an array, as JSON.</summary>
    public string Inside { get; private init; } = "";

    public string Doc { get; private init; } = "";

    /// <summary>How many digits of a second numbers of times have; 0 for texts.</summary>
    public int Digits { get; private init; }

    public bool IsText => Type == "string";

    public static WireForm Of(ColumnLayout column, DebeziumOptions debezium) => Of(column.Type, debezium);

    /// <summary>The schema of a member, <c>{"type":...,"field":"name"}</c>, or of an element where there is no name.</summary>
    public string Schema(bool isOptional, string? field, string? defaultJson = null)
    {
        var text = new StringBuilder($"{{\"type\":\"{Type}\"{Inside},\"optional\":{(isOptional ? "true" : "false")}");
        text.Append(Name is null ? "" : $",\"name\":\"{Name}\",\"version\":1");
        text.Append(Doc.Length == 0 ? "" : $",\"doc\":\"{Doc}\"");
        text.Append(Parameters.Length == 0 ? "" : $",\"parameters\":{{{Parameters}}}");
        text.Append(defaultJson is null ? "" : $",\"default\":{defaultJson}");
        return text.Append(field is null ? "" : $",\"field\":\"{field}\"").Append('}').ToString();
    }

    private static WireForm Of(SqlType type, DebeziumOptions debezium) => type.Kind switch
    {
        SqlKind.Int16 => new WireForm("int16"),
        SqlKind.Int32 => new WireForm("int32"),
        SqlKind.Int64 or SqlKind.UnsignedInt64 => new WireForm("int64"),
        SqlKind.Boolean or SqlKind.Bit => new WireForm("boolean"),
        SqlKind.Real => new WireForm("float"),
        SqlKind.Double => new WireForm("double"),
        SqlKind.Numeric or SqlKind.FreeNumeric => Decimal(type, debezium.Decimals),
        SqlKind.Date or SqlKind.Time or SqlKind.Timestamp => Temporal(type, debezium),
        SqlKind.ZonedTimestamp => new WireForm("string", DebeziumTime + "ZonedTimestamp"),
        SqlKind.Year => new WireForm("int32", DebeziumTime + "Year"),
        SqlKind.Bytes => new WireForm(debezium.Binaries == BinaryMode.Bytes ? "bytes" : "string"),
        SqlKind.Json => new WireForm("string", debezium.IsPostgres ? "io.debezium.data.Json" : null),
        SqlKind.Uuid => new WireForm("string", debezium.IsPostgres ? "io.debezium.data.Uuid" : null),
        SqlKind.Enumeration => new WireForm("string", "io.debezium.data.Enum") { Parameters = $"\"allowed\":\"{Allowed(type)}\"" },
        SqlKind.Set => new WireForm("string", "io.debezium.data.EnumSet") { Parameters = $"\"allowed\":\"{Allowed(type)}\"" },
        SqlKind.Bits => new WireForm("bytes", "io.debezium.data.Bits") { Parameters = $"\"length\":\"{type.Length}\"" },
        SqlKind.Array => new WireForm("array") { Inside = $",\"items\":{Of(type.Element!, debezium).Schema(isOptional: true, null)}" },
        _ => new WireForm("string"),
    };

    private static string Allowed(SqlType type) => string.Join(',', type.Allowed);

    private static WireForm Decimal(SqlType type, DecimalMode mode) => (mode, type.Kind) switch
    {
        (DecimalMode.String, _) => new WireForm("string"),
        (DecimalMode.Double, _) => new WireForm("double"),
        (_, SqlKind.FreeNumeric) => new WireForm("struct", "io.debezium.data.VariableScaleDecimal")
        {
            Inside = ",\"fields\":[{\"type\":\"int32\",\"optional\":false,\"field\":\"scale\"},{\"type\":\"bytes\",\"optional\":false,\"field\":\"value\"}]",
            Doc = "Variable scaled decimal",
        },
        _ => new WireForm("bytes", ConnectType + "Decimal") { Parameters = $"\"scale\":\"{type.Scale}\",\"connect.decimal.precision\":\"{type.Length}\"" },
    };

    private static WireForm Temporal(SqlType type, DebeziumOptions debezium)
    {
        if (debezium.Times == TimeMode.IsoString)
        {
            return new WireForm("string", DebeziumTime + type.Kind switch { SqlKind.Date => "IsoDate", SqlKind.Time => "IsoTime", _ => "IsoTimestamp" });
        }

        var isConnect = debezium.Times == TimeMode.Connect;
        if (type.Kind == SqlKind.Date)
        {
            return new WireForm("int32", isConnect ? ConnectType + "Date" : DebeziumTime + "Date");
        }

        if (isConnect)
        {
            return type.Kind == SqlKind.Time ? new WireForm("int32", ConnectType + "Time") { Digits = 3 } : new WireForm("int64", ConnectType + "Timestamp") { Digits = 3 };
        }

        var isLong = type.Digits > 3 || (type.Kind == SqlKind.Time && (debezium.Times == TimeMode.AdaptiveTimeMicroseconds || !debezium.IsPostgres));
        var digits = debezium.Times switch { TimeMode.Microseconds => 6, TimeMode.Nanoseconds => 9, _ => isLong ? 6 : 3 };
        var name = (digits switch { 3 => "", 6 => "Micro", _ => "Nano" }) + (type.Kind == SqlKind.Time ? "Time" : "Timestamp");
        return new WireForm(type.Kind == SqlKind.Time && digits == 3 ? "int32" : "int64", DebeziumTime + name) { Digits = digits };
    }
}
