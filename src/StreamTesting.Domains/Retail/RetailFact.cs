namespace StreamTesting.Domains;

/// <summary>What an event says, in numbers.</summary>
internal struct RetailFact
{
    public RetailKind Kind;

    public long Ticks;

    public Guid Id;

    public int Store;

    /// <summary>The product's number, or -1.</summary>
    public int Product;

    /// <summary>The customer's number, from 0.</summary>
    public int Customer;

    /// <summary>The quantity sold, changed or restocked, or the seconds of a session.</summary>
    public int Quantity;

    /// <summary>The stock or the price before, in cents; of an alert the stock.</summary>
    public int Before;

    /// <summary>The stock or the price after, in cents; of a sale the price.</summary>
    public int After;

    /// <summary>The payment, reason or activity.</summary>
    public string Word;

    /// <summary>By how many cents the total of a sale is off.</summary>
    public int OffBy;

    /// <summary>The fault that an option asked for, or null.</summary>
    public string? Fault;

    /// <summary>The restock of an alert.</summary>
    public Guid Restock;

    /// <summary>When it arrives.</summary>
    public long Due;
}
