using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StreamTesting;

/// <summary>
/// What Debezium writes for a big PostgreSQL column that did not change and was not in the log (TOAST): not a value, but the word that
/// the stored one holds on. A merge keeps what it has. Immutable.
/// </summary>
/// <remarks>
/// By type, as recorded from Debezium 3.5 (and in its <c>UnchangedToastedPlaceholder</c>): the text itself; its base64 for binary columns; an
/// array of it; an array of its bytes for arrays of integers; its version 3 UUID in an array of UUIDs; an hstore from it to it. An array of double
/// precision sends NULL, which nothing tells from a real one.
/// </remarks>
public sealed class ToastPlaceholder
{
    private readonly HashSet<string> _forms;

    /// <summary>Makes the placeholder of a connector's <c>unavailable.value.placeholder</c>.</summary>
    /// <param name="text">The option's value; with the prefix <c>hex:</c> the bytes in hexadecimal digits, which text columns get as UTF-8.</param>
    /// <exception cref="ArgumentException">Digits follow <c>hex:</c> that are not hexadecimal.</exception>
    public ToastPlaceholder(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bytes = BytesOf(text);
        Text = Encoding.UTF8.GetString(bytes);
        _forms = new HashSet<string>(StringComparer.Ordinal)
        {
            Text,
            Convert.ToBase64String(bytes),
            $"[\"{Text}\"]",
            $"[{string.Join(',', bytes.Select(value => value.ToString(CultureInfo.InvariantCulture)))}]",
            $"[\"{NameUuid(bytes)}\"]",
            $"{{\"{Text}\":\"{Text}\"}}",
        };
    }

    /// <summary>The one that Debezium uses by default: <c>__debezium_unavailable_value</c>.</summary>
    public static ToastPlaceholder Default { get; } = new("__debezium_unavailable_value");

    /// <summary>The text that text columns get.</summary>
    public string Text { get; }

    /// <summary>Tells whether a value is a placeholder in one of its forms. A real value that is equal to it can't be told apart.</summary>
    /// <param name="value">A column's value.</param>
    /// <returns>Whether it is.</returns>
    public bool IsPlaceholder(object? value) => (value as string ?? (value as WireJson)?.Text) is { } text && _forms.Contains(text);

    internal bool IsIn(TableRow row)
    {
        foreach (var value in row.Values)
        {
            if (IsPlaceholder(value.Value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A row with the values that its placeholders stand for; those that nobody knows stay.</summary>
    internal TableRow Filled(TableRow row, Func<string, (bool IsKnown, object? Value)> known) => row.With(row.Values.Select(value =>
        IsPlaceholder(value.Value) && known(value.Key) is (true, var kept) ? KeyValuePair.Create(value.Key, kept) : value));

    private static byte[] BytesOf(string text)
    {
        const string hex = "hex:";
        if (!text.StartsWith(hex, StringComparison.Ordinal))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        try
        {
            return Convert.FromHexString(text.AsSpan(hex.Length));
        }
        catch (FormatException exception)
        {
            throw new ArgumentException($"The placeholder is '{text}'; after 'hex:' come pairs of hexadecimal digits.", nameof(text), exception);
        }
    }

    [SuppressMessage("Security", "CA5351", Justification = "A version 3 UUID is defined by MD5.")]
    private static string NameUuid(byte[] name)
    {
        var hash = MD5.HashData(name);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x30);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true).ToString();
    }
}
