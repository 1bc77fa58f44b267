namespace StreamTesting.Domains;

/// <summary>Columns of the guests' table that an update can change.</summary>
[Flags]
public enum GuestColumns
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The name.</summary>
    Name = 1,

    /// <summary>The e-mail address.</summary>
    Email = 2,

    /// <summary>The telephone number.</summary>
    Phone = 4,

    /// <summary>The loyalty tier.</summary>
    LoyaltyTier = 8,
}
