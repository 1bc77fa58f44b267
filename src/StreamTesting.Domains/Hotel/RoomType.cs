using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>A kind of room that every property has (HX-5). The five together are 145 rooms.</summary>
public sealed record RoomType
{
    private readonly int _firstFloor;
    private readonly int _roomsOnFloor;
    private readonly string[] _numbers;

    private RoomType(string name, int count, int baseRate, int firstFloor, int floors)
    {
        Name = name;
        Count = count;
        BaseDollars = baseRate;
        _firstFloor = firstFloor;
        _roomsOnFloor = (count + floors - 1) / floors;
        _numbers = [.. Enumerable.Range(0, count).Select(Number)];
    }

    /// <summary>All types, the simplest first: Standard Double, Standard Queen, Deluxe King, Suite, Executive Suite.</summary>
    public static IReadOnlyList<RoomType> All { get; } =
    [
        new("Standard Double", 40, 140, 1, 2),
        new("Standard Queen", 50, 150, 3, 3),
        new("Deluxe King", 30, 200, 6, 2),
        new("Suite", 15, 350, 8, 1),
        new("Executive Suite", 10, 500, 9, 1),
    ];

    /// <summary>Its name, for example <c>Deluxe King</c>.</summary>
    public string Name { get; }

    /// <summary>How many such rooms a property has; a booking is for a type with a probability in proportion.</summary>
    public int Count { get; }

    /// <summary>What a night costs where the demand is as usual, in US dollars; rates lie between 80 and 130 % of it.</summary>
    public decimal BaseRate => BaseDollars;

    internal int BaseDollars { get; }

    internal long LeastCents => 80L * BaseDollars;

    internal long MostCents => 130L * BaseDollars;

    /// <summary>The number of one of its rooms: the floor and two digits, for example <c>612</c>.</summary>
    /// <param name="room">Which room, from 0 to <see cref="Count"/> - 1.</param>
    /// <returns>The number; no other room of the property has it.</returns>
    /// <exception cref="IndexOutOfRangeException">There is no such room.</exception>
    public string RoomNumber(int room) => _numbers[room];

    internal bool Has(string roomNumber) => Array.IndexOf(_numbers, roomNumber) >= 0;

    /// <summary>Draws a rate of the type, or another one than it was, each cent as likely.</summary>
    internal long DrawCents(ref RandomSource random, long except = 0)
    {
        if (except < LeastCents || except > MostCents)
        {
            return random.NextInRange(LeastCents, MostCents);
        }

        var drawn = random.NextInRange(LeastCents, MostCents - 1);
        return drawn < except ? drawn : drawn + 1;
    }

    private string Number(int room) =>
        ((100 * (_firstFloor + (room / _roomsOnFloor))) + 1 + (room % _roomsOnFloor)).ToString(CultureInfo.InvariantCulture);
}
