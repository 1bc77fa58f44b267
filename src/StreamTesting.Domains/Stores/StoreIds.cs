using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>The ids in the events.</summary>
internal static class StoreIds
{
    public static string StoreKey(int store) => Padded("store_", store, 1);

    public static string DcKey(int center) => Padded("dc_", center, 1);

    /// <summary>TR_, the second of the event since 1970, and a number that no other event of the second has, of 5 digits or more.</summary>
    public static string Trace(long second, long number) => Numbered("TR_", second, number, 5);

    public static string Session(int store, long number) => Numbered("SESS_", store, number, 6);

    public static string Receipt(int store, long number) => Numbered("RCPT_", store, number, 6);

    public static string Order(int store, long number) => Numbered("ORD_", store, number, 6);

    public static string Payment(int store, long number) => Numbered("TXN_", store, number, 6);

    public static string Reorder(string place, long number) => Numbered($"RO_{place}_", number, 6);

    public static string Shipment(int region, long number) => Numbered("SHIP_", region, number, 6);

    public static string Truck(int region, long number) => Numbered("TRUCK_", region, number, 3);

    public static string Journey(int region, long number) => Numbered("ATTR_", region, number, 7);

    public static string Impression(int region, long number) => Numbered("IMP_", region, number, 7);

    public static string Sensor(int store) => Padded("SENSOR_", store, 3);

    public static string Beacon(int store, string zone) => string.Create(CultureInfo.InvariantCulture, $"BEACON_{store:D3}_{zone}");

    public static string Creative(int channel, long number) => string.Create(CultureInfo.InvariantCulture, $"CRE_{StoreWords.Channels[channel]}_{number:D2}");

    public static string Ble(int customer) => Padded("BLE", customer, 6);

    public static string Ad(int customer) => Padded("AD", customer, 6);

    private static string Padded(string prefix, long number, int digits) => string.Create(
        prefix.Length + DigitsOf(number, digits), (prefix, number), static (text, id) =>
        {
            id.prefix.CopyTo(text);
            Write(text[id.prefix.Length..], id.number);
        });

    private static string Numbered(string prefix, long number, int digits) => Padded(prefix, number, digits);

    private static string Numbered(string prefix, long place, long number, int digits)
    {
        var places = DigitsOf(place, 1);
        return string.Create(prefix.Length + places + 1 + DigitsOf(number, digits), (prefix, place, places, number), static (text, id) =>
        {
            id.prefix.CopyTo(text);
            Write(text.Slice(id.prefix.Length, id.places), id.place);
            text[id.prefix.Length + id.places] = '_';
            Write(text[(id.prefix.Length + id.places + 1)..], id.number);
        });
    }

    private static int DigitsOf(long number, int least)
    {
        var digits = 1;
        for (var rest = number; rest >= 10; rest /= 10)
        {
            digits++;
        }

        return Math.Max(digits, least);
    }

    private static void Write(Span<char> text, long number)
    {
        var rest = (ulong)number;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            (rest, var digit) = Math.DivRem(rest, 10);
            text[i] = (char)('0' + digit);
        }
    }
}
