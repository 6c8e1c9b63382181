#include "textflag.h"

// FOUR does four rounds of one text. state and e are what is digested so far, and next is the e of the four rounds behind; m0 is the part of the message
// that these rounds take, and m1 to m3 those of the three times four rounds behind, of which it makes what depends on m0.
#define FOUR(k, state, e, next, m0, m1, m2, m3) \
	SHA1NEXTE m0, e        \
	MOVO      state, next  \
	SHA1MSG2  m0, m1       \
	SHA1RNDS4 $k, e, state \
	SHA1MSG1  m0, m3       \
	PXOR      m0, m2

// EVEN and ODD do them of both texts: the e of one is the next of the other.
#define EVEN(k, a0, a1, a2, a3, b0, b1, b2, b3) \
	FOUR(k, X0, X6, X5, a0, a1, a2, a3)   \
	FOUR(k, X8, X14, X13, b0, b1, b2, b3)

#define ODD(k, a0, a1, a2, a3, b0, b1, b2, b3) \
	FOUR(k, X0, X5, X6, a0, a1, a2, a3)   \
	FOUR(k, X8, X13, X14, b0, b1, b2, b3)

// LOAD reads a part of both messages.
#define LOAD(at, a, b) \
	MOVOU  at(SI), a \
	PSHUFB X7, a     \
	MOVOU  at(BX), b \
	PSHUFB X7, b

// func sha1Two(a, b *[5]uint32, p, q *byte, n int)
TEXT ·sha1Two(SB), NOSPLIT, $64-40
	MOVQ a+0(FP), DI
	MOVQ b+8(FP), R8
	MOVQ p+16(FP), SI
	MOVQ q+24(FP), BX
	MOVQ n+32(FP), DX

	MOVOU  bigEndian<>+0(SB), X7
	MOVOU  (DI), X0
	PSHUFD $0x1b, X0, X0
	PXOR   X5, X5
	PINSRD $3, 16(DI), X5
	MOVOU  (R8), X8
	PSHUFD $0x1b, X8, X8
	PXOR   X13, X13
	PINSRD $3, 16(R8), X13

loop:
	MOVOU X0, stateA-64(SP)
	MOVOU X5, eA-48(SP)
	MOVOU X8, stateB-32(SP)
	MOVOU X13, eB-16(SP)

	LOAD(0, X1, X9)
	PADDD     X1, X5
	MOVO      X0, X6
	SHA1RNDS4 $0, X5, X0
	PADDD     X9, X13
	MOVO      X8, X14
	SHA1RNDS4 $0, X13, X8

	// What FOUR makes of a part that is not read yet does not count: reading it comes behind.
	LOAD(16, X2, X10)
	EVEN(0, X2, X3, X4, X1, X10, X11, X12, X9)
	LOAD(32, X3, X11)
	ODD(0, X3, X4, X1, X2, X11, X12, X9, X10)
	LOAD(48, X4, X12)
	EVEN(0, X4, X1, X2, X3, X12, X9, X10, X11)
	ODD(0, X1, X2, X3, X4, X9, X10, X11, X12)

	EVEN(1, X2, X3, X4, X1, X10, X11, X12, X9)
	ODD(1, X3, X4, X1, X2, X11, X12, X9, X10)
	EVEN(1, X4, X1, X2, X3, X12, X9, X10, X11)
	ODD(1, X1, X2, X3, X4, X9, X10, X11, X12)
	EVEN(1, X2, X3, X4, X1, X10, X11, X12, X9)

	ODD(2, X3, X4, X1, X2, X11, X12, X9, X10)
	EVEN(2, X4, X1, X2, X3, X12, X9, X10, X11)
	ODD(2, X1, X2, X3, X4, X9, X10, X11, X12)
	EVEN(2, X2, X3, X4, X1, X10, X11, X12, X9)
	ODD(2, X3, X4, X1, X2, X11, X12, X9, X10)

	EVEN(3, X4, X1, X2, X3, X12, X9, X10, X11)
	ODD(3, X1, X2, X3, X4, X9, X10, X11, X12)
	EVEN(3, X2, X3, X4, X1, X10, X11, X12, X9)
	ODD(3, X3, X4, X1, X2, X11, X12, X9, X10)
	EVEN(3, X4, X1, X2, X3, X12, X9, X10, X11)

	MOVOU     eA-48(SP), X6
	SHA1NEXTE X6, X5
	MOVOU     stateA-64(SP), X6
	PADDD     X6, X0
	MOVOU     eB-16(SP), X14
	SHA1NEXTE X14, X13
	MOVOU     stateB-32(SP), X14
	PADDD     X14, X8

	ADDQ $64, SI
	ADDQ $64, BX
	DECQ DX
	JNE  loop

	PSHUFD $0x1b, X0, X0
	MOVOU  X0, (DI)
	PEXTRD $3, X5, 16(DI)
	PSHUFD $0x1b, X8, X8
	MOVOU  X8, (R8)
	PEXTRD $3, X13, 16(R8)
	RET

// func cpuid(leaf uint32) (eax, ebx uint32)
TEXT ·cpuid(SB), NOSPLIT, $0-16
	MOVL leaf+0(FP), AX
	XORL CX, CX
	CPUID
	MOVL AX, eax+8(FP)
	MOVL BX, ebx+12(FP)
	RET

// bigEndian turns the four words of a part, and their bytes.
DATA bigEndian<>+0(SB)/8, $0x08090a0b0c0d0e0f
DATA bigEndian<>+8(SB)/8, $0x0001020304050607
GLOBL bigEndian<>(SB), RODATA|NOPTR, $16
