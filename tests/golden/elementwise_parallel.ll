define internal i32 @kernel.body.0(ptr %closure, i64 %begin, i64 %end, i64 %worker, ptr %context) #0 {
entry:
  %v0 = getelementptr i64, ptr %closure, i64 0
  %v1 = load ptr, ptr %v0, align 8
  %v2 = getelementptr i64, ptr %closure, i64 1
  %v3 = load ptr, ptr %v2, align 8
  %v4 = getelementptr i8, ptr %context, i64 16
  %v5 = load ptr, ptr %v4, align 8
  %v10 = getelementptr ptr, ptr %v1, i64 0
  %v11 = load ptr, ptr %v10, align 8
  %v20 = getelementptr i64, ptr %v3, i64 0
  %v21 = load i64, ptr %v20, align 8
  %v28 = getelementptr ptr, ptr %v1, i64 1
  %v29 = load ptr, ptr %v28, align 8
  %v30 = getelementptr i64, ptr %v3, i64 2
  %v31 = load i64, ptr %v30, align 8
  br label %loop
loop:
  %index = phi i64 [ %begin, %entry ], [ %next, %after7 ]
  %v22 = mul i64 %index, %v21
  %v23 = getelementptr float, ptr %v11, i64 %v22
  %v32 = mul i64 %index, %v31
  %v33 = getelementptr float, ptr %v29, i64 %v32
  br label %loop6
loop6:
  %i8 = phi i64 [ 0, %loop ], [ %next9, %loop6 ]
  %v12 = mul i64 %i8, 16
  %v13 = sub i64 1000, %v12
  %v14 = call i64 @llvm.smin.i64(i64 %v13, i64 16)
  %v15 = call i64 @llvm.smax.i64(i64 %v14, i64 0)
  %v16 = shl i64 1, %v15
  %v17 = sub i64 %v16, 1
  %v18 = trunc i64 %v17 to i16
  %v19 = bitcast i16 %v18 to <16 x i1>
  %v24 = getelementptr float, ptr %v23, i64 %v12
  %v25 = call <16 x float> @llvm.masked.load.v16f32.p0(ptr %v24, i32 4, <16 x i1> %v19, <16 x float> zeroinitializer)
  %v26 = fadd <16 x float> %v25, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x3FF0000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v27 = fmul <16 x float> %v26, shufflevector (<16 x float> insertelement (<16 x float> poison, float 0x4000000000000000, i64 0), <16 x float> poison, <16 x i32> zeroinitializer)
  %v34 = getelementptr float, ptr %v33, i64 %v12
  call void @llvm.masked.store.v16f32.p0(<16 x float> %v27, ptr %v34, i32 4, <16 x i1> %v19)
  %next9.sum = add i64 %i8, 1
  %next9 = freeze i64 %next9.sum
  %more35 = icmp slt i64 %next9, 63
  br i1 %more35, label %loop6, label %after7
after7:
  %next.sum = add i64 %index, 1
  %next = freeze i64 %next.sum
  %more = icmp slt i64 %next, %end
  br i1 %more, label %loop, label %done
done:
  ret i32 0
}
define i32 @kernel(ptr %data, ptr %strides, ptr %context) #0 {
entry:
  %closure2 = alloca [2 x i64], align 8
  %v0 = getelementptr i8, ptr %context, i64 16
  %v1 = load ptr, ptr %v0, align 8
  %v3 = getelementptr i64, ptr %closure2, i64 0
  store ptr %data, ptr %v3, align 8
  %v4 = getelementptr i64, ptr %closure2, i64 1
  store ptr %strides, ptr %v4, align 8
  %v5 = load ptr, ptr %context, align 8
  %v6 = call i32 %v5(ptr %context, ptr @kernel.body.0, ptr %closure2, i64 100)
  %v7 = icmp ne i32 %v6, 0
  br i1 %v7, label %stop8, label %after9
stop8:
  ret i32 %v6
after9:
  ret i32 0
}
declare <16 x float> @llvm.masked.load.v16f32.p0(ptr, i32 immarg, <16 x i1>, <16 x float>)
declare i64 @llvm.smax.i64(i64, i64)
declare i64 @llvm.smin.i64(i64, i64)
declare void @llvm.masked.store.v16f32.p0(<16 x float>, ptr, i32 immarg, <16 x i1>)
attributes #0 = { nounwind "no-builtins" "min-legal-vector-width"="512" "prefer-vector-width"="512" }
