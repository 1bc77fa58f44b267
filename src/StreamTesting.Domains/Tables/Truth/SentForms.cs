namespace StreamTesting.Domains;

/// <summary>In which forms values are sent, for those who read them.</summary>
internal static class SentForms
{
    public static ValueForms Of(DebeziumOptions debezium) => new()
    {
        IsPostgreSql = debezium.IsPostgres,
        Decimals = debezium.Decimals switch { DecimalMode.String => DecimalForm.Text, DecimalMode.Double => DecimalForm.Double, _ => DecimalForm.Precise },
        Times = debezium.Times switch
        {
            TimeMode.Adaptive => debezium.IsPostgres ? TimeForm.Adaptive : TimeForm.AdaptiveTimeMicroseconds,
            TimeMode.AdaptiveTimeMicroseconds => TimeForm.AdaptiveTimeMicroseconds,
            TimeMode.Connect => TimeForm.Connect,
            TimeMode.Microseconds => TimeForm.Microseconds,
            TimeMode.Nanoseconds => TimeForm.Nanoseconds,
            _ => TimeForm.Text,
        },
        Binaries = debezium.Binaries switch { BinaryMode.Hex => BinaryForm.Hex, BinaryMode.Base64UrlSafe => BinaryForm.Base64UrlSafe, _ => BinaryForm.Base64 },
        Placeholder = new ToastPlaceholder(debezium.Placeholder),
    };
}
