namespace StreamTesting.Domains;

/// <summary>How large a store is (S-67, S-68).</summary>
public enum StoreSize
{
    /// <summary>Fewer and smaller purchases: 0.6 times the visits, 0.8 times the spending.</summary>
    Small,

    /// <summary>The measure.</summary>
    Medium,

    /// <summary>More and larger purchases: 1.6 times the visits, 1.25 times the spending.</summary>
    Large,
}
